namespace Fog.Cli.Maps.Picture;

/// <summary>
/// Turns nodes around the middle, each at its given distance, until nodes that are near to each other in the network are so in the picture
/// and none lies on another. One node after the other goes to the best of its angles while the others stay: the same input gives the same
/// picture.
/// </summary>
internal sealed class Angles
{
    /// <summary>
    /// Weighs a square pixel that two nodes both cover against the stress of one badly placed pair: little at first, so that nodes get past
    /// each other; then nothing is as bad.
    /// </summary>
    private static readonly double[] OverlapCosts = [0.002, 1];

    private readonly double[] _distances;
    private readonly Box[] _boxes;
    private readonly double[,] _wanted;
    private readonly (double X, double Y)[] _places;

    private Angles(double[] distances, Box[] boxes, double[,] wanted) =>
        (_distances, _boxes, _wanted, _places) = (distances, boxes, wanted, new (double, double)[distances.Length]);

    /// <summary>Finds a place for each node.</summary>
    /// <param name="distances">Of each node from the middle; node 0 is in the middle.</param>
    /// <param name="boxes">The room that each node needs, seen from its place.</param>
    /// <param name="order">All nodes but the first, in the order of their first places around the middle.</param>
    /// <param name="wanted">How far two nodes should be from each other; infinite when nothing is known.</param>
    /// <param name="effort">How long to try.</param>
    public static IReadOnlyList<(double X, double Y)> Settle(
        double[] distances, Box[] boxes, IReadOnlyList<int> order, double[,] wanted, Effort effort)
    {
        var angles = new Angles(distances, boxes, wanted);
        for (var at = 0; at < order.Count; at++)
        {
            angles._places[order[at]] = angles.Place(order[at], ((double)at / order.Count) - 0.25);
        }

        foreach (var overlapCost in OverlapCosts)
        {
            var round = 0;
            while (round < effort.Rounds && angles.Improve(order, effort.Choices, round, overlapCost))
            {
                round++;
            }
        }

        return angles._places;
    }

    private bool Improve(IReadOnlyList<int> order, int choices, int round, double overlapCost)
    {
        // Other angles in each round: between those of the round before.
        var (moved, shift) = (false, round * 0.618 % 1);
        foreach (var node in order)
        {
            var (best, least) = (_places[node], Cost(node, _places[node], overlapCost) - 1e-6);
            for (var choice = 0; choice < choices; choice++)
            {
                var place = Place(node, (choice + shift) / choices);
                var cost = Cost(node, place, overlapCost);
                if (cost < least)
                {
                    (best, least, moved) = (place, cost, true);
                }
            }

            _places[node] = best;
        }

        return moved;
    }

    private (double X, double Y) Place(int node, double turn) =>
        (_distances[node] * Math.Cos(turn * Math.Tau), _distances[node] * Math.Sin(turn * Math.Tau));

    private double Cost(int node, (double X, double Y) place, double overlapCost)
    {
        var box = _boxes[node].Moved(place.X, place.Y);
        var cost = overlapCost * box.Overlap(_boxes[0]);
        for (var other = 1; other < _places.Length; other++)
        {
            if (other == node)
            {
                continue;
            }

            var (x, y) = _places[other];
            cost += overlapCost * box.Overlap(_boxes[other].Moved(x, y));
            var (apart, wanted) = (Math.Sqrt(((place.X - x) * (place.X - x)) + ((place.Y - y) * (place.Y - y))), _wanted[node, other]);

            // Strangers only push each other away, so that the whole picture is used.
            cost += double.IsFinite(wanted) ? (apart - wanted) * (apart - wanted) / (wanted * wanted) : 10 / (apart + 10);
        }

        return cost;
    }
}
