using Fog.Lab;
using Fog.Tests.Services;

namespace Fog.Tests.Migration;

/// <summary>A fault that waits on its host until a move has come to a step.</summary>
internal sealed class Strike(FogLab lab, string source, string destination) : IAsyncDisposable
{
    private const string Images = "/run/fog/tasks/mem.holder.0/images";
    private const string Patience = "40"; // seconds
    private const string Tasks = "/var/lib/fog/tasks";
    private static readonly TimeSpan CutFor = TimeSpan.FromSeconds(5);

    private bool _hasSmallDisk;

    /// <summary>Before the move: gives the destination's tasks a disk that can get full.</summary>
    public async Task Arm(string fault)
    {
        if (fault == "destination's disk gets full")
        {
            _hasSmallDisk = true;
            await lab.Host(destination).Exec(["mount", "-t", "tmpfs", "-o", "size=256m", "tasks", Tasks], ThreeNodes.Cancel);
        }
    }

    /// <summary>Strikes as soon as the step is there.</summary>
    /// <returns>Whether it was there before the move was over.</returns>
    public async Task<bool> When(string step, string fault)
    {
        var (host, condition) = step switch
        {
            "prepare" => (destination, $"mountpoint -q {Images}"),
            "rounds" or "last pages" => (destination, $"test -d {Images}/0"),
            "freeze" => (source, "grep -q -e FROZEN -e 'frozen 1' /sys/fs/cgroup/freezer/*/mem.holder.0/freezer.state /sys/fs/cgroup/*/mem.holder.0/cgroup.events"),
            "restore" => (destination, $"ls {Images}/*/restore.log"),
            "commit" => (destination, $"ls {Images}/*/restore.log && restored=1; test \"$restored\" && ! mountpoint -q {Images}"),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
        };
        var act = fault switch
        {
            "source loses its power" when step == "freeze" => "ip link set eth0 down", // its last word, wherever the lab is with the rest
            "destination's disk gets full" => $"dd if=/dev/zero of={Tasks}/.filling bs=1M; true",
            "source's CRIU is killed" => "pkill -9 -f '[c]riu: dump|[c]riu service'",
            "destination's CRIU is killed" => "pkill -9 -f '[c]riu: restore|[c]riu swrk'",
            "destination has no room for images" => $"mount -o remount,size=1m {Images}",
            "destination's memory for images gets full" => $"for room in 8 16 24 32 40; do mount -o remount,size=${{room}}m {Images} && break; done", // the first above what is in it
            _ => "true",
        };
        var script = $"while :; do if {condition}; then {act}; exit; fi; done 2>/dev/null";
        var found = await lab.Host(host).Exec(["timeout", Patience, "sh", "-c", script], ThreeNodes.Cancel);
        if (found.ExitCode == 0)
        {
            await Do(fault);
        }

        return found.ExitCode == 0;
    }

    /// <summary>When this returns, all that was struck works again.</summary>
    public async Task Mend()
    {
        await lab.Heal(source, destination, ThreeNodes.Cancel);
        foreach (var host in OnHosts.Names)
        {
            await lab.Host(host).Start(cancel: ThreeNodes.Cancel);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_hasSmallDisk)
        {
            await lab.Host(destination).Exec(["umount", "--lazy", Tasks], CancellationToken.None);
        }
    }

    private async Task Do(string fault)
    {
        switch (fault)
        {
            case "source's node is killed":
                await lab.Host(source).Kill(ThreeNodes.Cancel);
                break;
            case "destination's node is killed":
                await lab.Host(destination).Kill(ThreeNodes.Cancel);
                break;
            case "destination loses its power":
                await lab.Host(destination).Crash(ThreeNodes.Cancel);
                break;
            case "source loses its power":
                await lab.Host(source).Crash(ThreeNodes.Cancel);
                break;
            case "the coordinator's host, a third one, loses its power":
                await lab.Host(OnHosts.Names.Single(host => host != source && host != destination)).Crash(ThreeNodes.Cancel);
                break;
            case "all nodes are killed, that of the coordinator too":
                await Task.WhenAll(OnHosts.Names.Select(host => lab.Host(host).Kill(ThreeNodes.Cancel)));
                break;
            case "the link is cut for 5 s":
                await lab.Cut(source, destination, ThreeNodes.Cancel);
                await Task.Delay(CutFor, TimeProvider.System, ThreeNodes.Cancel);
                break;
        }
    }
}
