using System.Runtime.CompilerServices;

namespace Fog.Agent.Runc;

/// <summary>Reads what conmon kept of a task's output.</summary>
internal static class ContainerOutput
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Streams the lines; with <see cref="LogQuery.Follow"/> goes on until cancelled or the file's directory is gone.</summary>
    public static async IAsyncEnumerable<LogLine> Read(string path, LogQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        var (position, parts, tail) = (0L, new OutputLines(), query.Tail);
        while (true)
        {
            var (bytes, from) = await Fresh(path, position, ct);
            parts = from < position ? new OutputLines() : parts;
            var whole = OutputLines.Whole(bytes);
            position = from + whole;
            var lines = parts.Add(bytes.AsSpan(0, whole));
            foreach (var line in lines.Skip(tail is { } last ? Math.Max(0, lines.Count - last) : 0))
            {
                yield return line;
            }

            if (!query.Follow || !Directory.Exists(Path.GetDirectoryName(path)))
            {
                yield break;
            }

            tail = null;
            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>What is in the file from a position on. conmon starts it anew at its size limit: a shorter file is a new one.</summary>
    private static async Task<(byte[] Bytes, long From)> Fresh(string path, long position, CancellationToken ct)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Position = file.Length < position ? 0 : position;
            var (from, bytes) = (file.Position, new byte[file.Length - file.Position]);
            return (bytes[..await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct)], from);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return ([], position); // nothing was written yet, or conmon is about to start it anew
        }
    }
}
