using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class AnImageThatNobodyHas(ThreeNodes fog) : IAsyncLifetime
{
    private const string Base = "test-image-base:1";

    private readonly ImagesInTheLab _images = new(fog);

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _images.DisposeAsync();

    /// <summary>Three hosts want it at the same time, none of them has its base, and only one builds.</summary>
    [Fact]
    public async Task Is_built_once_from_its_context_on_a_base_that_another_node_has()
    {
        await _images.Build("h1", Base, "scratch", 200);
        var context = await _images.Context("context", Base, 300);

        var deployed = await _images.DeployText("img", $$"""
            version: 1
            name: img
            tasks:
              a: { build: ./{{context}}, resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi }, migratable: false, placement: { host: h1 } }
              b: { build: ./{{context}}, resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi }, migratable: false, placement: { host: h2 } }
              c: { build: ./{{context}}, resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi }, migratable: false, placement: { host: h3 } }
            """);

        Assert.True(deployed.ExitCode == 0, deployed.Output + deployed.Error);
        var ids = await Task.WhenAll(new[] { "h1", "h2", "h3" }.Select(host => _images.Run(host, "docker", "image", "ls", "--no-trunc", "--quiet", "fog/built")));
        Assert.StartsWith("sha256:", ids[0], StringComparison.Ordinal);
        Assert.Single(ids.Select(newestFirst => newestFirst.Split('\n')[0]).Distinct());
    }

    [Fact]
    public async Task And_whose_base_nobody_has_either_is_refused_with_who_was_asked()
    {
        var context = await _images.Context("baseless", "test-image-none:1", 1);

        var refused = await _images.DeployText("img", $$"""
            version: 1
            name: img
            tasks:
              a: { build: ./{{context}}, resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi }, migratable: false, placement: { host: h2 } }
            """);

        Assert.Contains("test-image-none:1 (h1, h3 were asked and don't have it)", refused.Output + refused.Error, StringComparison.Ordinal);
    }
}
