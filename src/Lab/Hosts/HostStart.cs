using Fog.Lab.Tools;

namespace Fog.Lab.Hosts;

/// <summary>Brings one host to life, or what is missing of it: cable, init, cuts and links, engine, node.</summary>
internal sealed class HostStart(LabState lab, HostState host, IProgress<LabStep>? progress)
{
    private static readonly TimeSpan InitPatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan NodePatience = TimeSpan.FromSeconds(120);
    private readonly Waiting _waiting = new(lab.Name, host.Name, progress);

    public async Task Run(CancellationToken cancel)
    {
        var running = RunningHost.Find(lab, host) ?? await PowerOn(cancel);
        await Engine(running, cancel);
        if (lab.NodeProgram is { } program)
        {
            await Node(running, program, cancel);
        }
    }

    /// <summary>The network of the host as it is when nothing runs on it yet.</summary>
    public async Task Cable(CancellationToken cancel)
    {
        if (File.Exists(Namespaces.File(host.Namespace)))
        {
            return;
        }

        await Ip.AddNamespace(host.Namespace, cancel);
        await Ip.Batch(null, WireCommands.Cable(lab.Namespace, host), cancel);
        await Ip.Batch(lab.Namespace, WireCommands.Plug(host), cancel);
        await Ip.Batch(host.Namespace, WireCommands.Card(host), cancel);
    }

    private async Task<RunningHost> PowerOn(CancellationToken cancel)
    {
        await Cable(cancel);
        await JoinOthers(cancel);
        var disk = LabPaths.Disk(lab.Name, host.Name);
        Directory.CreateDirectory(Path.Combine(disk, "docker"));
        Directory.CreateDirectory(Path.Combine(disk, "fog"));
        var command = HostCommand.Start(host, disk, LabPaths.ClusterFolder(lab.Name));
        await Detached.Start(LabPaths.Log(lab.Name, host.Name, "init"), command, cancel);
        await _waiting.Until("init", "host is on", InitPatience, HasInit, HasAny, cancel);
        return RunningHost.Find(lab, host) ?? throw new LabException($"{host.Name}: its init ended right after the start.");

        bool HasAny() => ProcessTable.InNetwork(Namespaces.File(host.Namespace)).Any();

        // The shell of the script is process 1 before catatonit takes its place; mounts are done only then.
        Task<bool> HasInit() => Task.FromResult(
            ProcessTable.Init(Namespaces.File(host.Namespace)) is { Name: "catatonit" });
    }

    /// <summary>By what lab.json says at this moment: others may have cut and shaped links while the host was down.</summary>
    private async Task JoinOthers(CancellationToken cancel)
    {
        using var alone = await LabLock.Take(lab.Name, LabLock.Change, cancel);
        var now = LabState.Load(lab.Name) ?? lab;
        await Cuts.Apply(now, host, cancel);
        await Shaping.Links.Join(now, host, cancel);
    }

    private async Task Engine(RunningHost running, CancellationToken cancel)
    {
        if (running.Engine() is null)
        {
            await running.StartEngine(cancel);
        }

        await _waiting.Until(
            "engine", "engine answers", EnginePatience, () => running.EngineAnswers(cancel), () => running.Engine() is not null, cancel);
    }

    private async Task Node(RunningHost running, string program, CancellationToken cancel)
    {
        if (running.Node() is null)
        {
            await running.StartNode(program, cancel);
        }

        await _waiting.Until(
            "node", "node is healthy", NodePatience, () => running.NodeAnswers(cancel), () => running.Node() is not null, cancel);
    }
}
