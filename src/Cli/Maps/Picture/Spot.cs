namespace Fog.Cli.Maps.Picture;

/// <summary>A node in the picture; the asking one is at 0, 0.</summary>
/// <param name="Node">Which.</param>
/// <param name="X">Its middle.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Radius">Of its circle.</param>
internal sealed record Spot(MappedNode Node, double X, double Y, double Radius)
{
    /// <summary>From the circle's edge to the base of the first line of the label.</summary>
    public const double LabelGap = 17;

    /// <summary>From there to the base of the second line.</summary>
    public const double LineHeight = 14;

    private const double Margin = 6;

    /// <summary>The room for circle and label.</summary>
    public Box Box => Room(Node.Name.ToString(), Radius).Moved(X, Y);

    /// <summary>The room that a node at 0, 0 needs.</summary>
    public static Box Room(string name, double radius)
    {
        var width = Math.Max(2 * radius, Math.Max(Lettering.Width(name, Lettering.Name), Lettering.Width("~00.00 ms", Lettering.Small))) + (2 * Margin);
        return new Box(-width / 2, -radius - Margin, width, (2 * radius) + LabelGap + LineHeight + (2 * Margin));
    }
}
