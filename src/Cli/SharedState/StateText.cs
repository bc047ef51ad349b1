using System.Globalization;
using System.Text;
using Fog.Cli.Output;
using Spectre.Console;

namespace Fog.Cli.SharedState;

/// <summary>Keys and values for people.</summary>
internal static class StateText
{
    private const int LongestShown = 80;

    /// <summary>Keys with the beginnings of their values.</summary>
    public static Table Table(SharedListing listing)
    {
        var table = Tables.With("KEY", "VERSION", "BYTES", "VALUE");
        foreach (var entry in listing.Entries)
        {
            table.Row(entry.Key, entry.Version.ToString(CultureInfo.InvariantCulture), entry.Value.Length.ToString(CultureInfo.InvariantCulture), Shown(entry.Value.AsSpan()));
        }

        return table;
    }

    /// <summary>A change as a line.</summary>
    public static string Line(SharedChange change) => string.Create(
        CultureInfo.InvariantCulture, $"{change.Version,8} {change.Key} {(change.Value is { } value ? "= " + Shown(value.AsSpan()) : "is gone")}");

    /// <summary>What was typed, or what is piped in for <c>-</c>.</summary>
    public static async Task<ReadOnlyMemory<byte>> Bytes(string value, CancellationToken cancel)
    {
        if (value != "-")
        {
            return Encoding.UTF8.GetBytes(value);
        }

        using var bytes = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private static string Shown(ReadOnlySpan<byte> value)
    {
        var text = Encoding.UTF8.GetString(value);
        var plain = string.Concat(text.Select(c => char.IsControl(c) ? '·' : c));
        return plain.Length > LongestShown ? plain[..LongestShown] + "…" : plain;
    }
}
