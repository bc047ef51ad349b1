using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Fog.Agent.Runc;

/// <summary>Reads what conmon kept of a task's output: lines of <c>TIME STREAM F|P TEXT</c>, where P is a piece of a longer line.</summary>
internal static class ContainerOutput
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Streams the lines; with <see cref="LogQuery.Follow"/> goes on until cancelled or the file is gone.</summary>
    public static async IAsyncEnumerable<LogLine> Read(string path, LogQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var skip = query.Tail is { } tail && File.Exists(path) ? Math.Max(0, Lines(path) - tail) : 0;
        var position = 0L;
        var part = new LineParts();
        while (true)
        {
            if (File.Exists(path))
            {
                // conmon starts the file anew at its size limit: a shorter file is a new one.
                var length = new FileInfo(path).Length;
                position = length < position ? 0 : position;
                await foreach (var (raw, end) in Raw(path, position, ct))
                {
                    position = end;
                    if (part.Add(raw) is { } line && skip-- <= 0)
                    {
                        yield return line;
                    }
                }
            }

            if (!query.Follow || !Directory.Exists(Path.GetDirectoryName(path)))
            {
                yield break;
            }

            await Task.Delay(Pause, ct);
        }
    }

    private static int Lines(string path) => File.ReadLines(path).Count(line => line.Split(' ', 4) is [_, _, "F", ..]);

    /// <summary>Whole lines from a position on, each with the position behind it; a line still being written waits for the next look.</summary>
    private static async IAsyncEnumerable<(string Line, long End)> Raw(string path, long from, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = from;
        using var reader = new StreamReader(file, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(ct);
        var start = 0;
        for (var end = text.IndexOf('\n', start); end >= 0; end = text.IndexOf('\n', start))
        {
            var line = text[start..end];
            start = end + 1;
            from += Encoding.UTF8.GetByteCount(line) + 1;
            yield return (line, from);
        }
    }

    private sealed class LineParts
    {
        private readonly StringBuilder _begun = new();

        /// <summary>The line that this piece completes; null when it goes on.</summary>
        public LogLine? Add(string raw)
        {
            if (raw.Split(' ', 4) is not [var time, var stream, var tag, var text]
                || !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at))
            {
                return null;
            }

            _begun.Append(text);
            if (tag != "F")
            {
                return null;
            }

            var line = new LogLine(at, stream == "stderr" ? OutputStream.Error : OutputStream.Out, _begun.ToString());
            _begun.Clear();
            return line;
        }
    }
}
