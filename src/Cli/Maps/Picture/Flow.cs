using System.Xml.Linq;

namespace Fog.Cli.Maps.Picture;

/// <summary>Signs with their meanings beside each other, in as many rows as the width needs.</summary>
internal sealed class Flow(double left, double right)
{
    private const double SignWidth = 30;
    private const double Gap = 18;
    private const double RowHeight = 26;

    private readonly List<XElement> _elements = [];
    private double _filled;

    /// <summary>The middle of the present row; the first is half a row below the beginning.</summary>
    public double Y { get; private set; } = RowHeight / 2;

    public double Height => Y + (RowHeight / 2);

    public IEnumerable<XElement> Elements => _elements;

    /// <summary>Adds a text.</summary>
    /// <param name="look">Its class.</param>
    /// <param name="text">What it says.</param>
    /// <param name="sign">Draws what stands before it around 0, 0.</param>
    public Flow Add(string look, string text, params XElement[] sign)
    {
        var width = (sign.Length > 0 ? SignWidth : 0) + Lettering.SentenceWidth(text, Lettering.Small);
        if (left + _filled + width > right && _filled > 0)
        {
            Break();
        }

        if (sign.Length > 0)
        {
            _elements.Add(Svg.Moved(left + _filled + (SignWidth / 2) - 4, Y, sign));
        }

        _elements.Add(Svg.Text(look, left + _filled + (sign.Length > 0 ? SignWidth : 0), Y + (Lettering.Small * 0.35), text));
        _filled += width + Gap;
        return this;
    }

    /// <summary>Goes on in a new row.</summary>
    public Flow Break()
    {
        (_filled, Y) = (0, Y + RowHeight);
        return this;
    }
}
