using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Fog.Tests.Examples;

namespace Fog.Tests.Cluster.Fakes;

/// <summary>The hands of a node on a host that isn't there. Tasks take one step each time they are looked at; a script says what goes wrong.</summary>
internal sealed class FakeAgent(NodeName name) : INodeAgent
{
    private readonly ConcurrentDictionary<TaskId, FakeTask> _tasks = new();
    private readonly ConcurrentDictionary<string, bool> _networks = new();
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentQueue<TaskSpec> _kept = new();
    private FakeMoves? _moves;
    private FakeCheckpoints? _checkpoints;
    private long _sequence;

    /// <summary>What was asked of it, in order: <c>prepare hello/web</c>.</summary>
    public IEnumerable<string> Calls => _calls;

    /// <summary>Tasks whose image and data it was told to keep.</summary>
    public IEnumerable<TaskSpec> Kept => _kept;

    public IEnumerable<string> Networks => _networks.Keys;

    /// <summary>What the host has; asked at each description.</summary>
    public Func<Resources> Total { get; set; } = () => new(4, 1024 * Some.MiB, 10_240 * Some.MiB);

    /// <summary>Happens when the node has been asked for a promise and hasn't looked at its host yet.</summary>
    public Action BeforePromise { get; set; } = () => { };

    /// <summary>Why tasks of a name fail while they are prepared.</summary>
    public ConcurrentDictionary<string, string> Failures { get; } = new();

    /// <summary>Whether tasks stay on their way for ever.</summary>
    public bool NeverPrepares { get; set; }

    /// <summary>Whether an order to prepare is taken and never answered.</summary>
    public bool NeverAnswers { get; set; }

    /// <summary>How often a removal says that it isn't done yet.</summary>
    public int RemovalLooks { get; set; } = 2;

    /// <summary>Why limits are refused; null when they aren't.</summary>
    public string? LimitRefusal { get; set; }

    public TaskOrder? OrderOf(TaskId task) => _tasks.GetValueOrDefault(task)?.Order;
    public PeerTable? PeersOf(TaskId task) => _tasks.GetValueOrDefault(task)?.Peers;

    /// <summary>The process of a task ends by itself.</summary>
    public void End(TaskId task, int code) => _tasks[task] = _tasks[task] with { Phase = code == 0 ? TaskPhase.Stopped : TaskPhase.Failed, ExitCode = code };

    public Task<NodeDescription> Describe(CancellationToken ct)
    {
        var total = Total();
        return Task.FromResult(Some.Offer(name.Value) with { Total = total, Free = total });
    }

    /// <summary>How far every other node is.</summary>
    public TimeSpan Distance { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <inheritdoc/>
    public Task<TimeSpan?> Probe(System.Net.IPEndPoint address, CancellationToken ct) => Task.FromResult<TimeSpan?>(Distance);

    public Task<SwarmTicket> FormSwarm(CancellationToken ct) => Answer("form swarm", Some.Ticket(name.Value));

    public Task CreateNetwork(string network, CancellationToken ct) => Answer($"create {network}", _networks[network] = true);

    public Task<bool> RemoveNetwork(string network, CancellationToken ct) => Answer($"remove {network}", _networks.TryRemove(network, out _));

    public void Keep(TaskSpec spec) => _kept.Enqueue(spec);

    public async Task<TaskObservation> Prepare(TaskOrder order, CancellationToken ct)
    {
        _tasks[order.Task] = new FakeTask(order, TaskPhase.Preparing);
        if (NeverAnswers)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        }

        return await Answer($"prepare {order.Task}", Seen(order.Task));
    }

    public Task<TaskObservation> Start(TaskId task, PeerTable peers, CancellationToken ct)
    {
        var known = _tasks[task];
        _tasks[task] = known with { Peers = peers, Phase = known.Phase == TaskPhase.Prepared ? TaskPhase.Running : known.Phase };
        return Answer($"start {task}", Seen(task));
    }

    /// <summary>The way to a peer changed.</summary>
    public void Turn(TaskId moved, string overlay) => _calls.Enqueue($"reroute {moved} {overlay}");

    public Task<string?> Limit(TaskId task, Resources limits, CancellationToken ct)
    {
        if (LimitRefusal is null)
        {
            var known = _tasks[task];
            _tasks[task] = known with { Order = known.Order with { Spec = known.Order.Spec with { Resources = limits } } };
        }

        return Answer($"limit {task}", LimitRefusal);
    }

    /// <summary>Why tasks can't be suspended; null when they can.</summary>
    public string? SuspensionRefusal { get; set; }

    public Task<TaskObservation> Suspend(TaskId task, CancellationToken ct)
    {
        _tasks[task] = _tasks[task] with { Phase = SuspensionRefusal is null ? TaskPhase.Suspended : TaskPhase.Running };
        return Answer($"suspend {task}", SuspensionRefusal is null ? Seen(task) : Seen(task) with { Step = "running, couldn't be suspended", Error = SuspensionRefusal });
    }

    /// <summary>Why tasks can't come back from a checkpoint; null when they can.</summary>
    public string? ReturnRefusal { get; set; }

    public Task<TaskObservation> Resume(TaskOrder order, PeerTable peers, ReturnOrder? from, CancellationToken ct)
    {
        _tasks[order.Task] = (from is null ? _tasks[order.Task] : new FakeTask(order, TaskPhase.Suspended, From: from.Number, Error: ReturnRefusal, Returned: from.Id)) with
        {
            Phase = from is null || ReturnRefusal is null ? TaskPhase.Running : TaskPhase.Suspended, Order = order, Peers = peers,
        };
        return Answer(from is null ? $"resume {order.Task}" : $"return {order.Task}", Seen(order.Task));
    }

    /// <summary>The checkpoint that the task came back from; null when it didn't.</summary>
    public long? From(TaskId task) => _tasks.GetValueOrDefault(task)?.From;

    /// <summary>Its part in checkpoints.</summary>
    public FakeCheckpoints Checkpoints => _checkpoints ??= new FakeCheckpoints(name, this);

    /// <summary>A checkpoint of the task is over.</summary>
    public TaskObservation Took(TaskId task, CheckpointTaken taken)
    {
        _tasks[task] = _tasks[task] with { Taken = taken };
        return Seen(task);
    }

    /// <summary>The host lost its power and is back, and the agent sees that the process is gone.</summary>
    public void Lose(TaskId task) => _tasks[task] = _tasks[task] with { Phase = TaskPhase.Failed, Step = TaskObservation.Lost, Error = "the process is gone" };

    public Task<bool> Rests(TaskId task, CancellationToken ct) => Task.FromResult(_tasks.GetValueOrDefault(task)?.Phase == TaskPhase.Suspended);

    public Task<TaskObservation> Remove(TaskId task, bool volumes, CancellationToken ct)
    {
        if (_tasks.TryGetValue(task, out var known) && known.Removals >= RemovalLooks)
        {
            _tasks.TryRemove(task, out _);
        }
        else if (known is not null)
        {
            _tasks[task] = known with { Removals = known.Removals + 1 };
        }

        return Answer($"remove {task}", Seen(task));
    }

    public Task<TaskObservation> Observe(TaskId task, CancellationToken ct)
    {
        if (_tasks.TryGetValue(task, out var known) && known.Phase == TaskPhase.Preparing && !NeverPrepares)
        {
            _tasks[task] = known with { Phase = Failures.ContainsKey(task.Task) ? TaskPhase.Failed : TaskPhase.Prepared };
        }

        return Task.FromResult(Seen(task));
    }

    public async IAsyncEnumerable<LogLine> Logs(TaskId task, LogQuery query, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield return new LogLine(Some.At(0), OutputStream.Out, $"{task} on {name}");
    }

    public async IAsyncEnumerable<ExecOutput> Exec(TaskId task, ExecRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield return new ExecOutput(OutputStream.Out, [], 0);
    }

    public Task<TransferTicket?> Ticket(string digest, NodeName to, CancellationToken ct) => Task.FromResult<TransferTicket?>(null);

    /// <summary>Its part in moves.</summary>
    public FakeMoves Moves => _moves ??= new FakeMoves(name, this);

    /// <summary>Whether a copy of the task runs here now: one that stands still doesn't.</summary>
    public bool Runs(TaskId task) => _tasks.TryGetValue(task, out var known) && known is { Phase: TaskPhase.Running, IsStill: false };

    /// <summary>Whether anything of the task is here.</summary>
    public bool Has(TaskId task) => _tasks.ContainsKey(task);

    /// <summary>The copy that is here stands still, or goes on.</summary>
    public void Still(TaskId task, bool still) => _tasks[task] = _tasks[task] with { IsStill = still };

    /// <summary>A copy comes from another host and stands still.</summary>
    public void Restore(TaskOrder order, PeerTable peers) => _tasks[order.Task] = new FakeTask(order, TaskPhase.Running, peers, IsStill: true);

    /// <summary>What is here of the task goes at once.</summary>
    public void Drop(TaskId task) => _tasks.TryRemove(task, out _);

    /// <summary>All processes of the host are gone.</summary>
    public void LosePower()
    {
        _tasks.Clear();
        Moves.LosePower();
    }

    /// <summary>What the host has in its engine's store.</summary>
    public ConcurrentDictionary<string, ImageContent> Images { get; } = new();

    public Task<ImageContent?> FindImage(string image, CancellationToken ct) => Answer($"find {image}", Images.GetValueOrDefault(image));

    public Task<PackedPart?> Pack(string part, CancellationToken ct) => Task.FromResult<PackedPart?>(null);

    private TaskObservation Seen(TaskId task) => _tasks.TryGetValue(task, out var known)
        ? new(task, known.Phase, known.Step ?? (known.Phase switch { TaskPhase.Running => "running", TaskPhase.Suspended => "suspended", _ => "told" }), known.Order.Revision, $"10.1.0.{name.Value[1..]}",
            known.Phase == TaskPhase.Running ? 100 : null, known.ExitCode, known.Error ?? Failures.GetValueOrDefault(task.Task), Interlocked.Increment(ref _sequence), Some.At(0), known.Order.Spec.Resources, known.Taken, known.Returned)
        : new(task, TaskPhase.Stopped, "nothing of it is here", null, null, null, null, null, Interlocked.Increment(ref _sequence), Some.At(0));

    private Task<T> Answer<T>(string call, T answer)
    {
        _calls.Enqueue(call);
        return Task.FromResult(answer);
    }
}
