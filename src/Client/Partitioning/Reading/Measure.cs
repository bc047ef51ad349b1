using System.Globalization;

namespace Fog.Client.Partitioning;

/// <summary>One attribute as a number of each element; what elements lack is counted, since somebody must know of it.</summary>
internal sealed class Measure(GraphmlDocument document, GraphmlKey key)
{
    /// <summary>Sums of products of two such numbers stay exact enough and far from infinity.</summary>
    private const double Most = 1e15;

    private int _missing;

    public string Name => key.Name;

    /// <summary>The element's value; <paramref name="otherwise"/> when it has none.</summary>
    /// <exception cref="CallGraphException">The value is no number from 0 to 1e15.</exception>
    public double Of(GraphmlElement element, string what, double otherwise)
    {
        if (element.Value(key) is not { Length: > 0 } text)
        {
            _missing++;
            return otherwise;
        }

        var fits = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (!fits && Quantity.TryParse(text, out var bytes))
        {
            (fits, number) = (true, bytes);
        }

        return fits && number is >= 0 and <= Most
            ? number
            : throw document.Wrong(element, $"{what}: {key.Name}: expected a number from 0 to 1e15, such as 12.5 or 64Mi, found '{text}'.");
    }

    /// <summary>A sentence about elements without the attribute; null when all have it.</summary>
    public string? Note(string what, int all, string otherwise) =>
        _missing == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{_missing} of {all} {what} have no {key.Name}: taken as {otherwise}.");
}
