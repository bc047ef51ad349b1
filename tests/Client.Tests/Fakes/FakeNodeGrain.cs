using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Fog.Tests.Deploying;

namespace Fog.Tests.Fakes;

/// <summary>A node by its name: those that begin with <c>gone</c> are unavailable, those with <c>hung</c> never answer.</summary>
internal sealed class FakeNodeGrain(FakeFog fog) : Grain, INodeGrain
{
    private string Name => this.GetPrimaryKeyString();

    public async Task<NodeDescription> Describe(CancellationToken ct = default)
    {
        if (Name.StartsWith("gone", StringComparison.Ordinal))
        {
            throw new NodeUnavailableException(new NodeName(Name));
        }

        if (Name.StartsWith("hung", StringComparison.Ordinal))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        }

        return Nodes.Describe(Name, fog.HttpPort);
    }

    public async IAsyncEnumerable<LogLine> Logs(TaskId task, LogQuery query, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var line = 1; line <= 3; line++)
        {
            await Task.Yield();
            yield return new LogLine(DateTimeOffset.UnixEpoch, OutputStream.Out, $"{Name} {task} {line}");
        }
    }

    public async IAsyncEnumerable<ExecOutput> Exec(TaskId task, ExecRequest request, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.Yield();
        yield return new ExecOutput(OutputStream.Out, [.. Encoding.UTF8.GetBytes(string.Join(' ', request.Command))], null);
        yield return new ExecOutput(OutputStream.Out, [], 7);
    }

    public Task<string?> Reserve(TaskId task, TaskSpec spec, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Release(TaskId task, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<SwarmTicket> FormSwarm(CancellationToken ct = default) => throw new NotSupportedException();

    public Task CreateNetwork(string network, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<bool> RemoveNetwork(string network, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskObservation> Prepare(TaskOrder order, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskObservation> Start(TaskId task, PeerTable peers, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskObservation> Suspend(TaskId task, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskObservation> Resume(TaskOrder order, PeerTable peers, ReturnOrder? from = null, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Rest(TaskId task, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<string?> Limit(TaskId task, Resources limits, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<NetworkMap> Map(MapQuestion question, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<NetworkView> Network(CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TransferTicket?> Ticket(string digest, NodeName to, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<ImageContent?> FindImage(string image, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<PackedPart?> Pack(string part, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Hear(NodeName from, NetworkMessage message) => throw new NotSupportedException();

    public Task<TaskObservation> Remove(TaskId task, bool volumes, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskObservation> Observe(TaskId task, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationFacts> Preflight(TaskId task, TaskOrder? order, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationObservation> Receive(MigrationOrder order, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationObservation> Send(MigrationOrder order, MigrationDoor door, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationObservation> Conclude(MigrationId id, Verdict verdict, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationObservation> ObserveMigration(MigrationId id, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Reroute(TaskId moved, string address, string overlay, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<DrainStatus> Drain(bool undo, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<DrainStatus> DrainStatus(CancellationToken ct = default) => throw new NotSupportedException();
}
