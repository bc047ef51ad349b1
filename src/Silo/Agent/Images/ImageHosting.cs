namespace Fog.Agent.Images;

/// <summary>What a node needs to get images and to give them.</summary>
internal static class ImageHosting
{
    /// <summary>Adds both ways.</summary>
    public static IServiceCollection AddImages(this IServiceCollection services) => services
        .AddSingleton<EngineImages>()
        .AddSingleton<PackedParts>()
        .AddSingleton<PartsInHand>()
        .AddSingleton<ImageShelf>()
        .AddSingleton<HoldingsProbe>()
        .AddSingleton<Packer>()
        .AddHostedService(provider => provider.GetRequiredService<Packer>())
        .AddSingleton<IImageNodes, ImageNodes>()
        .AddSingleton<ImageSearch>()
        .AddSingleton<PartFetch>()
        .AddSingleton<ImageFetch>()
        .AddSingleton<KeptImages>()
        .AddSingleton<ImageEviction>()
        .AddSingleton<BuildTurns>()
        .AddSingleton<ImageBuild>()
        .AddSingleton<ImageSupply>();
}
