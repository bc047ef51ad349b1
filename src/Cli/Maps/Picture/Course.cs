namespace Fog.Cli.Maps.Picture;

/// <summary>How the line of a link runs: straight, or around a node in its way: it would look as if it ended there.</summary>
/// <param name="A">The node at one end.</param>
/// <param name="B">The node at the other end.</param>
/// <param name="Bend">Where the line is drawn to; null when it is straight.</param>
internal sealed record Course(Spot A, Spot B, (double X, double Y)? Bend)
{
    /// <summary>Room for the asking node and its label.</summary>
    private const double AskingClearance = 52;

    /// <summary>From the circle of another node to the line.</summary>
    private const double Clearance = 10;

    /// <summary>The line between two of the spots; of several in its way it goes around the first.</summary>
    public static Course Of(Spot a, Spot b, IEnumerable<Spot> spots)
    {
        foreach (var obstacle in spots)
        {
            if (obstacle != a && obstacle != b && Around(a, b, obstacle) is { } bend)
            {
                return new Course(a, b, bend);
            }
        }

        return new Course(a, b, null);
    }

    /// <summary>A point of the line (quadratic Bezier curve).</summary>
    /// <param name="share">0 at A, 1 at B.</param>
    public (double X, double Y) At(double share)
    {
        var (x, y) = Bend ?? ((A.X + B.X) / 2, (A.Y + B.Y) / 2);
        var (a, c, b) = ((1 - share) * (1 - share), 2 * share * (1 - share), share * share);
        return ((a * A.X) + (c * x) + (b * B.X), (a * A.Y) + (c * y) + (b * B.Y));
    }

    private static (double X, double Y)? Around(Spot a, Spot b, Spot obstacle)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length == 0)
        {
            return null;
        }

        // The foot of the perpendicular from the obstacle, as a share of the line, and how far the line passes beside it there.
        var (x, y) = (a.X - obstacle.X, a.Y - obstacle.Y);
        var foot = -((x * dx) + (y * dy)) / (length * length);
        var beside = ((x * dy) - (y * dx)) / length;
        var clearance = obstacle is { X: 0, Y: 0 } ? AskingClearance : obstacle.Radius + Clearance;
        if (foot is <= 0 or >= 1 || Math.Abs(beside) >= clearance)
        {
            return null;
        }

        // A curve comes half as far as its bend, less towards its ends; on the side where the line passed already.
        var push = (clearance - Math.Abs(beside)) / (2 * foot * (1 - foot));
        var side = Math.Min(push, length / 2) * (beside < 0 ? -1 : 1) / length;
        return (((a.X + b.X) / 2) + (dy * side), ((a.Y + b.Y) / 2) - (dx * side));
    }
}
