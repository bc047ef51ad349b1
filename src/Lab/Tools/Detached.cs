namespace Fog.Lab.Tools;

/// <summary>Starts what shall outlive this process.</summary>
internal static class Detached
{
    // A constant script; what varies comes as arguments. The log is cut at each start, so it can't grow over many of them.
    private const string Script = "log=$1; shift; exec \"$@\" </dev/null >\"$log\" 2>&1";

    /// <summary>In a session of its own, output to the log, nothing inherited from a terminal.</summary>
    public static Task Start(string log, IEnumerable<string> command, CancellationToken cancel) =>
        Redirected(log, ["setsid", "--fork", .. command], cancel);

    /// <summary>The same for a command that leaves by itself once it has started its daemon.</summary>
    public static Task Redirected(string log, IEnumerable<string> command, CancellationToken cancel) =>
        Tool.Run("sh", ["-c", Script, "sh", log, .. command], cancel);

    /// <summary>The last lines of a log, to quote them in an error.</summary>
    public static string LastLines(string log, int count = 8)
    {
        try
        {
            var lines = File.ReadLines(log).Where(l => l.Length > 0).TakeLast(count).ToArray();
            return lines.Length == 0 ? $"{log} is empty." : $"{log} ends with:\n  {string.Join("\n  ", lines)}";
        }
        catch (IOException)
        {
            return $"There is no {log}.";
        }
    }
}
