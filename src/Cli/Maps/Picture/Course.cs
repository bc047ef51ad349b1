namespace Fog.Cli.Maps.Picture;

/// <summary>How the line of a link runs: straight, or around the middle when it would look as if it ended there.</summary>
/// <param name="A">The node at one end.</param>
/// <param name="B">The node at the other end.</param>
internal sealed record Course(Spot A, Spot B)
{
    /// <summary>Room for the asking node and its label.</summary>
    private const double Clearance = 52;

    /// <summary>Where the line is drawn to; null when it is straight.</summary>
    public (double X, double Y)? Bend { get; } = Around(A, B);

    /// <summary>A point of the line (quadratic Bezier curve).</summary>
    /// <param name="share">0 at A, 1 at B.</param>
    public (double X, double Y) At(double share)
    {
        var (x, y) = Bend ?? ((A.X + B.X) / 2, (A.Y + B.Y) / 2);
        var (a, c, b) = ((1 - share) * (1 - share), 2 * share * (1 - share), share * share);
        return ((a * A.X) + (c * x) + (b * B.X), (a * A.Y) + (c * y) + (b * B.Y));
    }

    private static (double X, double Y)? Around(Spot a, Spot b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (length == 0 || IsMiddle(a) || IsMiddle(b))
        {
            return null;
        }

        // The foot of the perpendicular from the middle, as a share of the line, and how far the line passes beside the middle there.
        var foot = -((a.X * dx) + (a.Y * dy)) / (length * length);
        var beside = ((a.X * dy) - (a.Y * dx)) / length;
        if (foot is <= 0 or >= 1 || Math.Abs(beside) >= Clearance)
        {
            return null;
        }

        // A curve comes half as far as its bend, less towards its ends; on the side where the line passed already.
        var push = (Clearance - Math.Abs(beside)) / (2 * foot * (1 - foot));
        var side = Math.Min(push, length / 2) * (beside < 0 ? -1 : 1) / length;
        return (((a.X + b.X) / 2) + (dy * side), ((a.Y + b.Y) / 2) - (dx * side));
    }

    private static bool IsMiddle(Spot spot) => spot is { X: 0, Y: 0 };
}
