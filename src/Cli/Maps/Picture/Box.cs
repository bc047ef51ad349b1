namespace Fog.Cli.Maps.Picture;

/// <summary>The room that something takes in the picture.</summary>
/// <param name="Left">Its left edge; x grows to the right.</param>
/// <param name="Top">Its upper edge; y grows downwards.</param>
/// <param name="Width">To the right.</param>
/// <param name="Height">Downwards.</param>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>A box of that size with its middle at a point.</summary>
    public static Box Around(double x, double y, double width, double height) => new(x - (width / 2), y - (height / 2), width, height);

    /// <summary>The same box elsewhere.</summary>
    public Box Moved(double x, double y) => this with { Left = Left + x, Top = Top + y };

    /// <summary>The same box with more room on each side.</summary>
    public Box Grown(double by) => new(Left - by, Top - by, Width + (2 * by), Height + (2 * by));

    /// <summary>The area that both cover.</summary>
    public double Overlap(Box other) =>
        Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left))
        * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));
}
