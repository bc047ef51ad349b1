using Fog.Lab.Machines;

namespace Fog.Lab.Hosts;

/// <summary>Brings one host to life, or what is missing of it: cable, machine, cuts and links, engine, node.</summary>
internal sealed class HostStart
{
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan NodePatience = TimeSpan.FromSeconds(120);
    private readonly LabState _lab;
    private readonly HostState _host;
    private readonly IMachine _machine;
    private readonly Waiting _waiting;

    public HostStart(LabState lab, HostState host, IProgress<LabStep>? progress)
    {
        (_lab, _host, _machine) = (lab, host, Machine.Of(lab, host));
        _waiting = new Waiting(lab.Name, host.Name, _machine.Pace, progress);
    }

    public async Task Run(CancellationToken cancel)
    {
        await _machine.Cable(cancel);
        await _machine.PowerOn(_waiting, cancel);
        var running = RunningHost.Find(_lab, _host)
            ?? throw new LabException($"{_host.Name}: it went off right after its start.");
        await Engine(running, cancel);
        if (_lab.NodeProgram is { } program)
        {
            await Node(running, program, cancel);
        }
    }

    /// <summary>The network of the host as it is when nothing runs on it yet.</summary>
    public Task Cable(CancellationToken cancel) => _machine.Cable(cancel);

    /// <summary>
    /// By what lab.json says at this moment: others may have cut and shaped links while the host was down. Nothing on the host
    /// has anything to say before its engine and node run.
    /// </summary>
    private async Task JoinOthers(CancellationToken cancel)
    {
        using var alone = await LabLock.Take(_lab.Name, LabLock.Change, cancel);
        var now = LabState.Load(_lab.Name) ?? _lab;
        await Cuts.Apply(now, _host, cancel);
        await Shaping.Links.Join(now, _host, cancel);
    }

    private async Task Engine(RunningHost running, CancellationToken cancel)
    {
        if (await running.Engine(cancel) is null)
        {
            await JoinOthers(cancel);
            await running.StartEngine(cancel);
        }

        await _waiting.Until(
            "engine", "engine answers", EnginePatience, () => running.EngineAnswers(cancel), async () => await running.Engine(cancel) is not null, cancel);
    }

    private async Task Node(RunningHost running, string program, CancellationToken cancel)
    {
        if (await running.Node(cancel) is null)
        {
            await running.StartNode(program, cancel);
        }

        await _waiting.Until(
            "node", "node is healthy", NodePatience, () => running.NodeAnswers(cancel), async () => await running.Node(cancel) is not null, cancel);
    }
}
