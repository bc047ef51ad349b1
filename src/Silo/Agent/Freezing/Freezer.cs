using System.Globalization;
using Fog.Agent.Native;

namespace Fog.Agent.Freezing;

/// <summary>Stops and releases all processes of a control group. A frozen group stays frozen whoever dies, and a signal finds it thawed only.</summary>
/// <param name="group">The group's directory: of the freezer in version 1 of control groups, of all in version 2.</param>
/// <param name="unified">Whether it is one of version 2.</param>
internal sealed class Freezer(string group, bool unified)
{
    private const string Mount = "/sys/fs/cgroup";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(0.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The group's directory.</summary>
    public string Group => group;

    /// <summary>Whether all of it stands still.</summary>
    public bool IsFrozen => unified
        ? Text("cgroup.events")?.Contains("frozen 1", StringComparison.Ordinal) == true
        : Text("freezer.state")?.Trim() == "FROZEN";

    /// <summary>Its processes.</summary>
    public IReadOnlyList<int> Processes => (Text("cgroup.procs") ?? "")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
        .ToArray();

    /// <summary>When this returns, all of it stands still.</summary>
    public async Task Freeze(CancellationToken ct)
    {
        Order(frozen: true);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        while (!IsFrozen)
        {
            if (deadline.IsCancellationRequested)
            {
                ct.ThrowIfCancellationRequested();
                throw new FogException($"Control group {group} doesn't freeze: a process waits in the kernel.");
            }

            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>Says that all of it is to stand still, without waiting for it: what is still traced does so when its tracer lets go.</summary>
    public void Order(bool frozen) => File.WriteAllText(
        Path.Combine(group, unified ? "cgroup.freeze" : "freezer.state"),
        unified ? frozen ? "1" : "0" : frozen ? "FROZEN" : "THAWED");

    /// <summary>When this returns, the process is in a group above, which nobody freezes.</summary>
    public void Release(int pid) => File.WriteAllText(
        Path.Combine(unified ? Mount : Path.GetDirectoryName(group)!, "cgroup.procs"),
        pid.ToString(CultureInfo.InvariantCulture)); // in version 2 only the root may hold processes beside groups

    /// <summary>When this returns, all of it may run; a group that is gone is fine.</summary>
    public void Thaw()
    {
        if (Directory.Exists(group))
        {
            Order(frozen: false);
        }
    }

    /// <summary>Ends all processes without letting one of them run: the signal is there before the group thaws. Gone ones are fine.</summary>
    public void Kill()
    {
        foreach (var pid in Processes)
        {
            _ = Libc.Signal(pid, Libc.Kill);
        }

        Thaw();
    }

    private string? Text(string name) => Runc.PassingFile.Text(Path.Combine(group, name));
}
