using System.Collections.Immutable;
using System.Globalization;

namespace Fog.Agent.Transfer;

/// <summary>What is still missing of a blob: pieces in order that neither overlap nor touch. Pure.</summary>
public sealed record Gaps(ImmutableArray<ByteRange> Pieces)
{
    /// <summary>Bytes that are missing.</summary>
    public long Length => Pieces.Sum(piece => piece.Length);

    /// <summary>All of a blob.</summary>
    public static Gaps Whole(long size) => new(size > 0 ? [new ByteRange(0, size)] : []);

    /// <summary>The gaps that a text of <see cref="ToString"/> means for a blob of that size; null when it means none.</summary>
    public static Gaps? Parse(string text, long size)
    {
        ArgumentNullException.ThrowIfNull(text);
        var gaps = new Gaps([]);
        foreach (var piece in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = piece.Split('-');
            if (ends.Length != 2 || !Number(ends[0], out var from) || !Number(ends[1], out var to) || from >= to || to > size)
            {
                return null;
            }

            gaps = gaps.With(new ByteRange(from, to));
        }

        return gaps;
    }

    /// <summary>The first missing piece, cut to a length.</summary>
    public ByteRange? First(long atMost) => Pieces is [var first, ..] ? first with { To = first.From + Math.Min(first.Length, atMost) } : null;

    /// <summary>What is missing when a piece has arrived.</summary>
    public Gaps Without(ByteRange piece) => piece.Length == 0 ? this : new([.. Pieces.SelectMany<ByteRange, ByteRange>(gap =>
        [gap with { To = Math.Min(gap.To, piece.From) }, gap with { From = Math.Max(gap.From, piece.To) }]).Where(gap => gap.Length > 0)]);

    /// <summary>What is missing when a piece is missing again.</summary>
    public Gaps With(ByteRange piece)
    {
        var touching = Pieces.Where(gap => gap.From <= piece.To && piece.From <= gap.To).Append(piece).ToArray();
        var joined = new ByteRange(touching.Min(gap => gap.From), touching.Max(gap => gap.To));
        return new([.. Pieces.Except(touching).Append(joined).Where(gap => gap.Length > 0).OrderBy(gap => gap.From)]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', Pieces.Select(piece => string.Create(CultureInfo.InvariantCulture, $"{piece.From}-{piece.To}")));

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
