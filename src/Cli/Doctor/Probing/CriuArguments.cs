namespace Fog.Cli.Doctor.Probing;

/// <summary>Arguments of criu(8) as far as the doctor uses it.</summary>
public static class CriuArguments
{
    public static IReadOnlyList<string> Dump(int pid, string images) =>
        ["dump", "--tree", $"{pid}", "--images-dir", images, "--log-file", "dump.log"];

    /// <summary>Not detached: criu is then the parent of the restored process, waits for its end and leaves no zombie.</summary>
    public static IReadOnlyList<string> Restore(string images) =>
        ["restore", "--images-dir", images, "--log-file", "restore.log"];

    public static IReadOnlyList<string> Feature(string name) => ["check", "--feature", name];
}
