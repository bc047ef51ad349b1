namespace Fog.Tests.Services;

/// <summary>A build context with a shell and its tools (a static busybox), and specs whose tasks run it.</summary>
internal sealed class ToolBox : IDisposable
{
    private static readonly string[] Tools = ["sh", "sleep", "dd", "cat", "wget", "nc", "ls", "df", "mkdir", "rm", "sync", "stat", "grep", "head", "mkfifo", "timeout"];

    private readonly string _folder = Directory.CreateTempSubdirectory("fog-box-").FullName;

    public ToolBox()
    {
        var programs = Directory.CreateDirectory(System.IO.Path.Combine(_folder, "box/rootfs/bin")).FullName;
        Directory.CreateDirectory(System.IO.Path.Combine(_folder, "box/rootfs/tmp"));
        File.Copy("/bin/busybox", System.IO.Path.Combine(programs, "busybox"));
        foreach (var tool in Tools)
        {
            File.CreateSymbolicLink(System.IO.Path.Combine(programs, tool), "busybox");
        }

        File.WriteAllText(System.IO.Path.Combine(_folder, "box/Dockerfile"), "FROM scratch\nCOPY rootfs/ /\n");
    }

    /// <summary>A command that does nothing until it is told to end.</summary>
    public const string Idle = """["/bin/sh", "-c", "trap exit TERM; while true; do sleep 1; done"]""";

    /// <summary>Where files may be put that a spec names: its own folder.</summary>
    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    /// <summary>Writes a spec of one task, <c>a</c>, and returns the file. Lines of the task come after its build.</summary>
    public string Spec(string service, params string[] lines)
    {
        var file = Path($"{service}.yaml");
        File.WriteAllText(file, string.Join('\n', ["version: 1", $"name: {service}", "tasks:", "  a:", "    build: ./box", .. lines.Select(line => "    " + line), ""]));
        return file;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
