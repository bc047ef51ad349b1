namespace Fog.Cli.Maps.Picture;

/// <summary>A text in the picture with its middle.</summary>
internal sealed record Label(string Text, double X, double Y, Box Box)
{
    private const double Height = 13;

    public static Label At(string text, double x, double y) =>
        new(text, x, y, Box.Around(x, y, Lettering.Width(text, Lettering.Small) + 4, Height));

    /// <summary>The base of its letters.</summary>
    public double Baseline => Y + (Lettering.Small * 0.35);

    /// <summary>How much of it covers something else.</summary>
    public double Overlap(IEnumerable<Box> taken) => taken.Sum(Box.Overlap);
}
