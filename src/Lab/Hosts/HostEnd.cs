using Fog.Lab.Cleaning;
using Fog.Lab.Native;
using Fog.Lab.Tools;

namespace Fog.Lab.Hosts;

/// <summary>The two ways a host fails: its node is killed, or its power goes.</summary>
internal static class HostEnd
{
    private const int SigKill = 9;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Sparing = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>SIGKILL to the node alone; engine and tasks go on.</summary>
    public static async Task KillNode(LabState lab, HostState host, CancellationToken cancel)
    {
        var running = RunningHost.Find(lab, host) ?? throw new LabException($"{host.Name} is down; `fog lab start {host.Name}` brings it back.");
        var node = await running.Node(cancel) ?? throw new LabException($"No node runs on {host.Name}; `fog lab start {host.Name}` starts it.");
        await running.Machine.Kill(node, cancel);
        await Gone(async () => await running.Node(cancel) is not null, $"the node of {host.Name} (process {node.Id})", cancel);
    }

    /// <summary>
    /// Power loss. The cable goes first: the dying processes' sockets must not say good-bye to anybody. Then the kernel kills
    /// all of the host with its init and takes the mounts away; so do its cgroups, which no restart would bring back. The namespace goes last,
    /// so that not even ping answers.
    /// </summary>
    public static async Task Crash(LabState lab, HostState host, CancellationToken cancel)
    {
        await Ip.Forced(lab.Namespace, WireCommands.Unplug(host), cancel);
        await Ip.Forced(host.Namespace, $"link delete {ShapedRoutes.Card}\n", cancel);
        if (FileNumber.Of(Namespaces.File(host.Namespace)) is { } number)
        {
            await KillAll(number, host.Namespace, cancel);
            await CgroupSweep.Run(CgroupSweep.OfHost(host.Namespace), cancel);
            await Ip.DeleteNamespace(host.Namespace, cancel);
        }
    }

    /// <summary>Ends everything in the network namespace of that inode, and what is frozen in the cgroups of that name; never this process itself.</summary>
    /// <remarks>
    /// An init takes all of its process namespace with it, containers too, and the unshare that waits for it leaves when the
    /// last of them is gone. So unshare is spared at first: its end is the proof that nothing is left.
    /// </remarks>
    public static async Task KillAll(ulong network, string cgroup, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        await Gone(Kill, "all processes of the host", cancel);

        Task<bool> Kill()
        {
            var left = ProcessTable.InNetwork(network).Where(p => p.Id != Environment.ProcessId).ToArray();
            var spare = TimeProvider.System.GetElapsedTime(start) < Sparing;
            foreach (var process in left.Where(p => !spare || p.Name != "unshare"))
            {
                _ = Libc.Kill(process.Id, SigKill);
            }

            CgroupSweep.Thaw(CgroupSweep.OfHost(cgroup));
            return Task.FromResult(left.Length > 0);
        }
    }

    private static async Task Gone(Func<Task<bool>> lives, string what, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (await lives())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new LabException(
                    $"SIGKILL did not end {what} within {Patience.TotalSeconds} s: something hangs in the kernel, see `ps -eo pid,stat,wchan,args`.");
            }

            await Task.Delay(Pause, TimeProvider.System, cancel);
        }
    }
}
