using System.Globalization;
using Fog.Lab.Tools;

namespace Fog.Lab.Hosts;

/// <summary>A host whose init lives, and the daemons in it.</summary>
internal sealed class RunningHost(LabState lab, HostState host, ProcessEntry init)
{
    public int Init => init.Id;

    /// <summary>The engine's socket, as a path that works outside of the host too.</summary>
    public string EngineSocket => HostCommand.OwnFile(init.Id, EngineCommand.Socket);

    /// <summary>Null when the host is down.</summary>
    public static RunningHost? Find(LabState lab, HostState host) =>
        ProcessTable.Init(Namespaces.File(host.Namespace)) is { } init ? new RunningHost(lab, host, init) : null;

    public ProcessEntry? Engine() => Noted(EngineCommand.Note);

    public ProcessEntry? Node() => Noted(NodeCommand.Note);

    public async Task<bool> EngineAnswers(CancellationToken cancel)
    {
        using var client = LabHttp.ToSocket(EngineSocket);
        return await LabHttp.Answers(client, "http://engine/_ping", cancel);
    }

    public async Task<bool> NodeAnswers(CancellationToken cancel)
    {
        using var client = LabHttp.Inside(Namespaces.File(lab.Namespace));
        return await LabHttp.Answers(client, NodeCommand.Health(host), cancel);
    }

    public Task StartEngine(CancellationToken cancel) =>
        StartDaemon("engine", EngineCommand.Note, EngineCommand.Arguments(host), cancel);

    public Task StartNode(string program, CancellationToken cancel) =>
        StartDaemon("node", NodeCommand.Note, NodeCommand.Arguments(lab, host, program), cancel);

    private Task StartDaemon(string what, string note, IReadOnlyList<string> command, CancellationToken cancel)
    {
        File.Delete(HostCommand.OwnFile(init.Id, $"{HostCommand.Notes}/{note}"));
        return Detached.Redirected(LabPaths.Log(lab.Name, host.Name, what), HostCommand.Daemon(init.Id, note, command), cancel);
    }

    /// <summary>The process whose number, as the host counts, was noted when it was started; null when it is gone.</summary>
    private ProcessEntry? Noted(string note)
    {
        try
        {
            var text = File.ReadAllText(HostCommand.OwnFile(init.Id, $"{HostCommand.Notes}/{note}"));
            return int.TryParse(text, NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var inner)
                ? ProcessTable.InSameProcessNamespace(init.Id).FirstOrDefault(p => p.InnerId == inner)
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
