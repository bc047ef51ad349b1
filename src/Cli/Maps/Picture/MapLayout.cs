using System.Collections.Immutable;

namespace Fog.Cli.Maps.Picture;

/// <summary>Where everything of a map goes: the asking node at 0, 0, the others as far from it as their round trip is long.</summary>
/// <param name="Spots">The nodes, the asking one first.</param>
/// <param name="Scale">Which rings there are.</param>
/// <param name="Core">Distance from the middle that stands for 0 ms: room for the asking node, and for those that are very near.</param>
/// <param name="Outer">Distance from the middle of the outermost ring.</param>
internal sealed record MapLayout(ImmutableArray<Spot> Spots, RingScale Scale, double Core, double Outer)
{
    private const double LeastOuter = 380;
    private const double SmallNode = 8;
    private const double AskingNode = 18;

    /// <summary>How far two nodes should be from each other that are 0 ms apart.</summary>
    private const double Beside = 78;
    private const double Spare = 2;

    /// <summary>A radius of 380 has room for so many nodes with labels; with more, the picture grows so that each keeps its room.</summary>
    private const double Roomy = 24;

    public static MapLayout Of(NetworkMap map)
    {
        // A latency that isn't a number has no place in a picture; nodes tell them, and nodes are other people's.
        ImmutableArray<MappedNode> nodes =
            [Asking(map), .. map.Nodes.Where(node => node.Name != map.From && double.IsFinite(node.Latency) && node.Latency >= 0)];
        var scale = RingScale.For(nodes.Length > 1 ? nodes.Max(node => node.Latency) : map.Budget);
        var ways = Ways.Of(map, nodes);
        var (order, effort) = (Neighbourly.Order(ways, nodes), Effort.For(nodes.Length));
        MapLayout? best = null;
        foreach (var (growth, core) in effort.Sizes)
        {
            var outer = growth * LeastOuter * Math.Max(1, Math.Sqrt(nodes.Length / Roomy));
            var layout = new MapLayout([], scale, core * outer, outer).With(nodes, ways, order, effort);
            best = best is null || layout.Overlap < best.Overlap ? layout : best;
            if (best.Overlap <= effort.Overlap * nodes.Length)
            {
                break;
            }
        }

        return best!;
    }

    /// <summary>How far from the middle a round trip is: beyond the core, in proportion to it.</summary>
    public double Distance(double latency) => Core + (latency * (Outer - Core) / Scale.Most);

    /// <summary>Whether a budget lies within the rings.</summary>
    public bool Shows(double budget) => budget <= Scale.Most;

    /// <summary>Square pixels that are covered by two nodes.</summary>
    private double Overlap => Spots.SelectMany((spot, number) => Spots.Skip(number + 1).Select(other => spot.Box.Overlap(other.Box))).Sum();

    private MapLayout With(ImmutableArray<MappedNode> nodes, Ways ways, IReadOnlyList<int> order, Effort effort)
    {
        var radii = nodes.Select((node, number) => number == 0 ? AskingNode : Radius(node, nodes)).ToArray();

        // A little more than they need: nodes that are pushed together then stand clear of each other in the end.
        var boxes = nodes.Select((node, number) => Spot.Room(node.Name.ToString(), radii[number]).Grown(Spare)).ToArray();
        var distances = nodes.Select((node, number) => number == 0 ? 0 : Distance(node.Latency)).ToArray();
        var wanted = new double[nodes.Length, nodes.Length];
        for (var a = 0; a < nodes.Length; a++)
        {
            for (var b = 0; b < nodes.Length; b++)
            {
                wanted[a, b] = Distance(ways[a, b]) - Core + Beside;
            }
        }

        var places = Angles.Settle(distances, boxes, order, wanted, effort);
        return this with { Spots = [.. nodes.Select((node, number) => new Spot(node, places[number].X, places[number].Y, radii[number]))] };
    }

    private static MappedNode Asking(NetworkMap map) =>
        map.Nodes.FirstOrDefault(node => node.Name == map.From) ?? new MappedNode(map.From, 0, 0, true, null, null);

    /// <summary>The area grows with the free cores, up to the host that has most.</summary>
    private static double Radius(MappedNode node, IEnumerable<MappedNode> nodes)
    {
        var most = nodes.Max(other => other.Offer?.Description.Free.Cpu ?? 0);
        var share = most > 0 ? Math.Clamp((node.Offer?.Description.Free.Cpu ?? 0) / most, 0, 1) : 0;
        return SmallNode + (SmallNode * Math.Sqrt(share));
    }
}
