using System.Globalization;
using System.Text;

namespace Fog.Agent.Runc;

/// <summary>
/// Puts together what conmon wrote: lines of <c>TIME STREAM F|P TEXT</c>, where P is a piece of a longer line of that stream. It works on
/// bytes, as a piece may end within a character and a task may write what isn't text.
/// </summary>
internal sealed class OutputLines
{
    private readonly MemoryStream _begunOut = new();
    private readonly MemoryStream _begunError = new();

    /// <summary>How many of the bytes are whole lines.</summary>
    public static int Whole(ReadOnlySpan<byte> bytes) => bytes.LastIndexOf((byte)'\n') + 1;

    /// <summary>Takes whole lines in; returns those that are complete now.</summary>
    public List<LogLine> Add(ReadOnlySpan<byte> whole)
    {
        var lines = new List<LogLine>();
        while (whole.IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (Line(whole[..end]) is { } line)
            {
                lines.Add(line);
            }

            whole = whole[(end + 1)..];
        }

        return lines;
    }

    private LogLine? Line(ReadOnlySpan<byte> raw)
    {
        if (!Word(ref raw, out var time) || !Word(ref raw, out var stream) || !Word(ref raw, out var tag)
            || !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
        {
            return null;
        }

        var begun = stream == "stderr" ? _begunError : _begunOut;
        begun.Write(raw);
        if (tag != "F")
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(begun.GetBuffer().AsSpan(0, (int)begun.Length));
        begun.SetLength(0);
        return new LogLine(at, stream == "stderr" ? OutputStream.Error : OutputStream.Out, text);
    }

    private static bool Word(ref ReadOnlySpan<byte> rest, out string word)
    {
        var end = rest.IndexOf((byte)' ');
        word = end < 0 ? "" : Encoding.ASCII.GetString(rest[..end]);
        rest = end < 0 ? rest : rest[(end + 1)..];
        return end >= 0;
    }
}
