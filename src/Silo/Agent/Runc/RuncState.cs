using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Fog.Agent.Freezing;

namespace Fog.Agent.Runc;

/// <summary>What runc keeps of a container, so that it can be told of a process that CRIU brought in place of the one that it made.</summary>
internal sealed class RuncState
{
    private readonly string _directory;
    private readonly JsonObject _state;

    private RuncState(string directory, JsonObject state) => (_directory, _state) = (directory, state);

    /// <summary>The container's first process.</summary>
    public int Pid => (int)_state["init_process_pid"]!;

    /// <summary>Its control groups' directories; in version 2 there is one.</summary>
    public ImmutableArray<string> Groups => [.. Paths.Select(pair => (string)pair.Value!).Where(path => path.Length > 0).Distinct()];

    /// <summary>What stops its processes.</summary>
    public Freezer Freezer => Paths["freezer"] is { } first ? new Freezer((string)first!, false) : new Freezer((string)Paths[""]!, true);

    private JsonObject Paths => _state["cgroup_paths"]!.AsObject();

    private string StateFile => Path.Combine(_directory, "state.json");

    /// <summary>Reads it; null when runc doesn't know the container.</summary>
    public static RuncState? Read(TaskFiles files)
    {
        var directory = Path.Combine(files.RuncRoot, files.Id);
        return PassingFile.Text(Path.Combine(directory, "state.json")) is { } text
            ? new RuncState(directory, JsonNode.Parse(text)!.AsObject())
            : null;
    }

    /// <summary>When this returns, runc takes the process for the container's first one, running.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="start">When it was started, as <c>/proc/PID/stat</c> has it: runc knows by it that a number was used again.</param>
    public void Adopt(int pid, ulong start)
    {
        foreach (var (kind, path) in _state["namespace_paths"]!.AsObject().ToArray())
        {
            _state["namespace_paths"]![kind] = ((string)path!).Replace($"/proc/{Pid}/", $"/proc/{pid}/", StringComparison.Ordinal);
        }

        (_state["init_process_pid"], _state["init_process_start"]) = (pid, start);
        File.Delete(Path.Combine(_directory, "exec.fifo")); // by it runc tells a created container from a running one
        var fresh = StateFile + ".new";
        File.WriteAllText(fresh, _state.ToJsonString());
        File.Move(fresh, StateFile, overwrite: true);
    }

    /// <summary>When a process was started, in ticks since the start of the kernel: field 22 of proc(5)'s stat, counted behind the name.</summary>
    public static ulong? StartOf(int pid) => PassingFile.Text($"/proc/{pid}/stat") is { } stat
        ? ulong.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19], CultureInfo.InvariantCulture)
        : null;
}
