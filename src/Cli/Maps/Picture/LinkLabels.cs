using System.Collections.Immutable;

namespace Fog.Cli.Maps.Picture;

/// <summary>Puts a latency on each link that has free room for it; the others tell it when the pointer rests on them.</summary>
internal static class LinkLabels
{
    /// <summary>Places along the link, the middle first.</summary>
    private static readonly double[] Shares = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

    public static ImmutableArray<Label> Of(NetworkMap map, IReadOnlyDictionary<NodeName, Spot> spots, IEnumerable<Box> taken)
    {
        var boxes = taken.ToList();
        var labels = ImmutableArray.CreateBuilder<Label>();

        // Near links first: there are services to be placed along them.
        foreach (var link in map.Links.OrderBy(link => link.Kind).ThenBy(link => link.Latency))
        {
            if (!spots.TryGetValue(link.A, out var a) || !spots.TryGetValue(link.B, out var b) || IsTold(link, a, b, map.From))
            {
                continue;
            }

            var (text, course) = (OfferText.Milliseconds(link.Latency) ?? "?", Course.Of(a, b, spots.Values));
            var free = Shares
                .Select(course.At)
                .Select(place => Label.At(text, place.X, place.Y))
                .FirstOrDefault(label => label.Overlap(boxes) == 0);
            if (free is not null)
            {
                boxes.Add(free.Box);
                labels.Add(free);
            }
        }

        return labels.ToImmutable();
    }

    /// <summary>The round trip at the node says the same as its link to the middle.</summary>
    private static bool IsTold(MappedLink link, Spot a, Spot b, NodeName from) =>
        (link.A == from || link.B == from)
        && OfferText.Milliseconds(link.Latency) == OfferText.Milliseconds((link.A == from ? b : a).Node.Latency);
}
