using Fog.Lab.Hosts;
using Fog.Lab.Tools;

namespace Fog.Lab.Machines.Vm;

/// <summary>A host that is a virtual machine: QEMU in the host's network namespace, its cards bridged to the lab's cables there.</summary>
internal sealed class VmMachine(string lab, string wire, HostState host) : IMachine
{
    private const string Log = "init";
    private static readonly TimeSpan BootPatience = TimeSpan.FromSeconds(30);

    // Debian 12's engine gives its own containerd 15 s to come up, which it doesn't always do here.
    private const string ContainerdFirst = """
        socket=/run/containerd/containerd.sock
        [ -S $socket ] || containerd --config /lab/containerd.toml --log-level warn &
        until [ -S $socket ]; do sleep 0.2; done
        exec "$@" --containerd=$socket
        """;

    public Pace Pace { get; } = new(TimeSpan.FromMilliseconds(500), 5);

    public IReadOnlyList<string> EnginePrefix => ["sh", "-c", ContainerdFirst, "sh"];

    public Task Prepare(LabState state, CancellationToken cancel) => VmDisk.Make(VmImage.Find(), state, cancel);

    public async Task Cable(CancellationToken cancel)
    {
        if (File.Exists(Namespaces.File(host.Namespace)))
        {
            return;
        }

        await Ip.AddNamespace(host.Namespace, cancel);
        await Ip.Batch(null, WireCommands.Cable(wire, host, Addresses.Outlet(host.Index)), cancel);
        await Ip.Batch(wire, WireCommands.Plug(host), cancel);
        await Ip.Batch(host.Namespace, VmCards.Plug(), cancel);
    }

    public async Task PowerOn(Waiting waiting, CancellationToken cancel)
    {
        var image = VmImage.Find();
        var way = new VmWay(image, lab, host);
        if (Emulator() is null)
        {
            await Start(image, cancel);
        }
        else if (await way.IsOpen(cancel))
        {
            return;
        }

        await waiting.Until(Log, "host is on", BootPatience, () => way.Open(cancel), () => Task.FromResult(Emulator() is not null), cancel);
    }

    public IRunningMachine? Find() => Emulator() is { } emulator ? new RunningVm(VmImage.Find(), lab, host, emulator.Id) : null;

    public Task Silence(IReadOnlyCollection<string> addresses, CancellationToken cancel) =>
        Nft.Load(host.Namespace, CutRules.OfBridge(addresses), cancel);

    public async Task Lead(IReadOnlyCollection<HostState> peers, CancellationToken cancel)
    {
        await Ip.Batch(host.Namespace, VmCards.Join(), cancel);
        await Inside(["ip", "-batch", "-"], ShapedRoutes.Lead(host, peers), cancel);
    }

    public Task Release(HostState peer, CancellationToken cancel) =>
        Inside(["ip", "-force", "-batch", "-"], ShapedRoutes.Release(peer), cancel);

    private async Task Start(VmImage image, CancellationToken cancel)
    {
        var disk = VmPaths.Disk(lab, host.Name);
        if (!File.Exists(disk))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(disk)!);
            await Tool.Run(image.Program("qemu-img"), ["create", "-q", "-f", "qcow2", "-F", "raw", "-b", image.Root, disk], cancel);
        }

        await Detached.Start(LabPaths.Log(lab, host.Name, Log), QemuCommand.Start(image, lab, host), cancel);
    }

    /// <summary>Changes its network inside; a machine that isn't up yet is told when it is.</summary>
    private async Task Inside(string[] command, string input, CancellationToken cancel)
    {
        var way = new VmWay(VmImage.Find(), lab, host);
        if (Emulator() is null || !await way.IsOpen(cancel))
        {
            return;
        }

        var result = await Tool.Collect(way.Run(ShellLine.Of(command)), input, cancel);
        if (result.ExitCode != 0 && !command.Contains("-force"))
        {
            throw new LabException($"{host.Name}: `{string.Join(' ', command)}` failed inside: {result.Error.Trim()}");
        }
    }

    private ProcessEntry? Emulator() =>
        ProcessTable.InNetwork(Namespaces.File(host.Namespace)).FirstOrDefault(p => p.Name == QemuCommand.ProcessName);
}
