namespace Fog.Cli.Maps.Picture;

/// <summary>Sizes of letters, and how wide a text gets with them: generous, since the reader's font isn't known.</summary>
internal static class Lettering
{
    public const double Title = 22;
    public const double Name = 13;
    public const double Small = 11;

    /// <summary>Width of a letter as a share of its size: of digits and of bold letters, which are the widest.</summary>
    private const double Wide = 0.62;

    /// <summary>On average over a sentence.</summary>
    private const double Mean = 0.54;

    public static double Width(string text, double size) => text.Length * size * Wide;

    public static double SentenceWidth(string text, double size) => text.Length * size * Mean;
}
