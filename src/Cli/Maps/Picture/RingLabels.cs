using System.Collections.Immutable;

namespace Fog.Cli.Maps.Picture;

/// <summary>Writes the milliseconds on the rings, all in one direction: the one where the fewest nodes are in the way.</summary>
internal static class RingLabels
{
    private const int Directions = 36;

    public static ImmutableArray<Label> Of(MapLayout layout) =>
        Enumerable.Range(0, Directions)
            .Select(direction => Along(layout, (((double)direction / Directions) - 0.25) * Math.Tau))
            .MinBy(labels => labels.Sum(label => label.Overlap(layout.Spots.Select(spot => spot.Box))));

    private static ImmutableArray<Label> Along(MapLayout layout, double angle) =>
    [
        .. layout.Scale.Rings.Select(ring => Label.At(
            $"{OfferText.Milliseconds(ring)} ms", layout.Distance(ring) * Math.Cos(angle), layout.Distance(ring) * Math.Sin(angle))),
    ];
}
