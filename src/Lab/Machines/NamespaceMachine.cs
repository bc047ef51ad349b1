using Fog.Lab.Hosts;
using Fog.Lab.Tools;

namespace Fog.Lab.Machines;

/// <summary>A host made of namespaces of this machine's kernel.</summary>
internal sealed class NamespaceMachine(string lab, string wire, HostState host) : IMachine
{
    private static readonly TimeSpan InitPatience = TimeSpan.FromSeconds(15);

    public Pace Pace { get; } = new(TimeSpan.FromMilliseconds(50), 1);

    public IReadOnlyList<string> EnginePrefix => [];

    private string File => Namespaces.File(host.Namespace);

    public Task Prepare(LabState state, CancellationToken cancel) => Task.CompletedTask;

    public async Task Cable(CancellationToken cancel)
    {
        if (System.IO.File.Exists(File))
        {
            return;
        }

        await Ip.AddNamespace(host.Namespace, cancel);
        await Ip.Batch(null, WireCommands.Cable(wire, host, Addresses.PlainCard(host.Index)), cancel);
        await Ip.Batch(wire, WireCommands.Plug(host), cancel);
        await Ip.Batch(host.Namespace, WireCommands.Card(host), cancel);
    }

    public async Task PowerOn(Waiting waiting, CancellationToken cancel)
    {
        if (Find() is not null)
        {
            return;
        }

        var disk = LabPaths.Disk(lab, host.Name);
        Directory.CreateDirectory(Path.Combine(disk, "docker"));
        Directory.CreateDirectory(Path.Combine(disk, "fog"));
        var command = NamespaceCommand.Start(host, disk, LabPaths.ClusterFolder(lab));
        await Detached.Start(LabPaths.Log(lab, host.Name, "init"), command, cancel);
        await waiting.Until("init", "host is on", InitPatience, HasInit, HasAny, cancel);

        Task<bool> HasAny() => Task.FromResult(ProcessTable.InNetwork(File).Any());

        // The shell of the script is process 1 before catatonit takes its place; mounts are done only then.
        Task<bool> HasInit() => Task.FromResult(ProcessTable.Init(File) is { Name: "catatonit" });
    }

    public IRunningMachine? Find() =>
        ProcessTable.Init(File) is { } init ? new RunningNamespace(lab, host.Name, init.Id) : null;

    public Task Silence(IReadOnlyCollection<string> addresses, CancellationToken cancel) =>
        Nft.Load(host.Namespace, CutRules.OfHost(addresses), cancel);

    public Task Lead(IReadOnlyCollection<HostState> peers, CancellationToken cancel) =>
        Ip.Batch(host.Namespace, ShapedRoutes.Lead(host, peers), cancel);

    public Task Release(HostState peer, CancellationToken cancel) =>
        Ip.Forced(host.Namespace, ShapedRoutes.Release(peer), cancel);
}
