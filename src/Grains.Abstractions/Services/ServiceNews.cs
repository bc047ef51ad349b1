namespace Fog;

/// <summary>An event of some service, fanned out on an Orleans stream to whoever listens to the whole fog.</summary>
/// <param name="Service">The service.</param>
/// <param name="Event">What happened to it.</param>
[GenerateSerializer, Immutable, Alias("fog.ServiceNews")]
public sealed record ServiceNews(ServiceName Service, ServiceEvent Event)
{
    /// <summary>Name of the stream provider.</summary>
    public const string Provider = "news";

    /// <summary>Namespace of the stream.</summary>
    public const string Namespace = "fog.services";

    /// <summary>Its one key.</summary>
    public const string Key = "all";
}
