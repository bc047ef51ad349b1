using Fog.Lab.Machines;

namespace Fog.Lab.Hosts;

/// <summary>A host whose machine is on, and the daemons in it.</summary>
internal sealed class RunningHost(LabState lab, HostState host, IMachine machine, IRunningMachine running)
{
    private const string EngineName = "engine";
    private const string NodeName = "node";

    public IRunningMachine Machine => running;

    /// <summary>Null when the host is down.</summary>
    public static RunningHost? Find(LabState lab, HostState host)
    {
        var machine = Machines.Machine.Of(lab, host);
        return machine.Find() is { } running ? new RunningHost(lab, host, machine, running) : null;
    }

    public Task<ProcessEntry?> Engine(CancellationToken cancel) => running.Daemon(EngineName, cancel);

    public Task<ProcessEntry?> Node(CancellationToken cancel) => running.Daemon(NodeName, cancel);

    public async Task<bool> EngineAnswers(CancellationToken cancel)
    {
        using var client = LabHttp.ToSocket(running.EngineSocket);
        return await LabHttp.Answers(client, "http://engine/_ping", cancel);
    }

    public async Task<bool> NodeAnswers(CancellationToken cancel)
    {
        using var client = LabHttp.Inside(Namespaces.File(lab.Namespace));
        return await LabHttp.Answers(client, NodeCommand.Health(host), cancel);
    }

    public Task StartEngine(CancellationToken cancel) =>
        running.StartDaemon(EngineName, [.. machine.EnginePrefix, .. EngineCommand.Arguments(host)], cancel);

    public Task StartNode(string program, CancellationToken cancel) =>
        running.StartDaemon(NodeName, NodeCommand.Arguments(lab, host, program), cancel);
}
