using System.Collections.Immutable;

namespace Fog;

/// <summary>Which offers a map should show. Nodes that don't fit forward the request all the same.</summary>
/// <param name="Need">What must be free on one host.</param>
/// <param name="Platform">For example <c>linux/amd64</c>; null: any.</param>
/// <param name="MostPrice">The highest price; null: any.</param>
/// <param name="LeastReliability">The least probability to stay for the next hour, 0 to 1.</param>
/// <param name="Migrates">Whether the host must be able to move tasks.</param>
/// <param name="Labels">What the owner must say of the host.</param>
[GenerateSerializer, Immutable, Alias("fog.OfferFilter")]
public sealed record OfferFilter(
    Resources Need, string? Platform, Price? MostPrice, double LeastReliability, bool Migrates, ImmutableSortedDictionary<string, string> Labels)
{
    /// <summary>Admits each offer.</summary>
    public static OfferFilter Any { get; } = new(default, null, null, 0, false, ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>Whether the offer fits.</summary>
    public bool Admits(NodeOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        var node = offer.Description;
        return node.Free.Cpu >= Need.Cpu && node.Free.Memory >= Need.Memory && node.Free.Disk >= Need.Disk
            && (Platform is null || Platform == node.Platform)
            && (MostPrice is not { } most || (node.Price.CpuHour <= most.CpuHour && node.Price.GiBHour <= most.GiBHour))
            && offer.Reliability >= LeastReliability
            && (!Migrates || node.Abilities.Migrates)
            && Labels.All(label => node.Labels.GetValueOrDefault(label.Key) == label.Value);
    }
}
