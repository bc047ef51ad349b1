using System.Collections.Immutable;

namespace Fog;

/// <summary>Keys of a service's shared state changed: told on an Orleans stream. It may get lost; <see cref="ISharedStateGrain.Changes"/> never loses the last value.</summary>
/// <param name="Service">The service.</param>
/// <param name="Revision">The revision after the changes.</param>
/// <param name="Keys">What was written or removed.</param>
[GenerateSerializer, Immutable, Alias("fog.SharedNews")]
public sealed record SharedNews(ServiceName Service, long Revision, ImmutableArray<string> Keys)
{
    /// <summary>Namespace of the stream, at the provider <see cref="ServiceNews.Provider"/>; its key is the service's name.</summary>
    public const string Namespace = "fog.state";
}
