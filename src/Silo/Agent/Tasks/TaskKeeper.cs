using Fog.Agent.Migration;
using Fog.Agent.Runc;
using Fog.Agent.Transfer;
using Fog.Hosting;

namespace Fog.Agent.Tasks;

/// <summary>
/// Keeps one task on this host as it is wanted. Orders change what is wanted and return at once; <see cref="Work"/> brings the host to
/// it, one piece of work at a time. An order to go away cuts a longer piece of work short.
/// </summary>
internal sealed class TaskKeeper(TaskId task, NodeOptions options, RecordStore records, ITaskWork work, TimeProvider clock, Action<TaskKeeper> wake)
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _change = new();
    private TaskRecord? _record;
    private CancellationTokenSource _piece = new();

    /// <summary>The task.</summary>
    public TaskId Task { get; } = task;

    /// <summary>Its files.</summary>
    public TaskFiles Files { get; } = new(options, task);

    /// <summary>What is known of it; null when nothing of it is here.</summary>
    public TaskRecord? Record => Volatile.Read(ref _record);

    /// <summary>Raised after each change, on whichever thread made it.</summary>
    public event Action<TaskObservation>? Changed;

    /// <summary>What is told about it.</summary>
    public TaskObservation Observe() => Record?.Observation() ?? TaskRecord.Nothing(Task, clock.GetUtcNow());

    /// <summary>Takes over what a former life of the node left.</summary>
    public void Adopt(TaskRecord left)
    {
        _record = left;
        wake(this);
    }

    /// <summary>The task is wanted here, all but its process.</summary>
    public TaskObservation Prepare(TaskOrder order)
    {
        var same = Record is { } known && known.Order.Revision == order.Revision && known.Wanted != Wanted.Gone;
        if (!same || Record is { Phase: TaskPhase.Failed or TaskPhase.Stopped })
        {
            Change(_ => TaskRecord.Of(order, clock.GetUtcNow()));
        }

        wake(this);
        return Observe();
    }

    /// <summary>The task is on its way here: all but its process is wanted, which comes with its move.</summary>
    public void Receive(MigrationOrder move)
    {
        Change(_ => TaskRecord.Of(move.Task, clock.GetUtcNow()) with
        {
            Peers = move.Peers.Peers,
            Move = new MoveRecord(move, MoveSide.Destination, MigrationStage.Preparing),
        });
        wake(this);
    }

    /// <summary>The task's process is wanted, and these are its peers.</summary>
    public TaskObservation Start(PeerTable peers)
    {
        if (Record is { Wanted: not Wanted.Gone } known && (known.Wanted == Wanted.Prepared || !known.Peers.SequenceEqual(peers.Peers)))
        {
            Change(record => record is null ? null : record with { Wanted = record.Wanted == Wanted.Prepared ? Wanted.Running : record.Wanted, Peers = peers.Peers });
            wake(this);
        }

        return Observe();
    }

    /// <summary>An order that changes the record, or leaves it as it is when null comes of it.</summary>
    public TaskObservation Order(Func<TaskRecord?, TaskRecord?> change)
    {
        Change(change);
        wake(this);
        return Observe();
    }

    /// <summary>The task may use so much from its next start on; <see cref="TaskLimits"/> tells the kernel.</summary>
    public void Limit(Resources limits) => Change(record => record is null or { Wanted: Wanted.Gone }
        ? null
        : record with { Order = record.Order with { Spec = record.Order.Spec with { Resources = limits } } });

    /// <summary>Nothing of the task is wanted. It counts on a full disk too, which it gives room: whoever ordered it does so again after a restart.</summary>
    public TaskObservation Remove(bool volumes)
    {
        if (Record is null)
        {
            return Observe();
        }

        if (Record is not { Wanted: Wanted.Gone } gone || (volumes && !gone.RemoveVolumes))
        {
            Change(record => record is null ? null : record with { Wanted = Wanted.Gone, RemoveVolumes = volumes, Step = "being removed" }, unstored: true);
            _piece.Cancel();
        }

        wake(this);
        return Observe();
    }

    /// <summary>Brings the host to what is wanted. Returns when it is, or when that failed; the record says which.</summary>
    public async Task Work(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var piece = new CancellationTokenSource(); // never disposed: an order to go away may have it in hand
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, piece.Token);
            Interlocked.Exchange(ref _piece, piece);
            if (Record is { } record)
            {
                await work.Do(this, record, record.Wanted == Wanted.Gone ? ct : either.Token);
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            wake(this); // cut short by an order to go away: that is the next piece of work
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Says what goes on.</summary>
    public void Say(string step) => Change(record => record is null ? null : record with { Step = step });

    /// <summary>Stores what was seen; of a task that went meanwhile nothing is.</summary>
    /// <param name="seen">The record after it.</param>
    /// <param name="durable">Whether it must be on disk after a power loss too, which takes the disk's time.</param>
    /// <param name="unstored">Whether it counts also when the disk is full: for what a restarted node finds out again.</param>
    public void Saw(Func<TaskRecord, TaskRecord> seen, bool durable = true, bool unstored = false) =>
        Change(record => record is null ? null : seen(record), durable, unstored);

    /// <summary>Stores what was seen of the move that it is in; of one that is over meanwhile nothing is.</summary>
    /// <param name="seen">The move after it.</param>
    /// <param name="durable">As with <see cref="Saw"/>.</param>
    /// <param name="unstored">As with <see cref="Saw"/>.</param>
    public void SawMove(Func<MoveRecord, MoveRecord> seen, bool durable = true, bool unstored = false) =>
        Saw(record => record.Move is { } move ? record with { Move = seen(move) } : record, durable, unstored);

    /// <summary>Nothing is left of it. One that was ordered anew while it was being removed stays wanted.</summary>
    public void Forget()
    {
        lock (_change)
        {
            if (_record is { Wanted: not Wanted.Gone })
            {
                return;
            }

            Files.Delete();
            Volatile.Write(ref _record, null);
        }

        Changed?.Invoke(Observe());
    }

    /// <summary>Orders come from the grain and news from the work: one after the other, in memory as on disk.</summary>
    private void Change(Func<TaskRecord?, TaskRecord?> change, bool durable = true, bool unstored = false)
    {
        lock (_change)
        {
            if (change(_record)?.Stamped(clock.GetUtcNow()) is not { } after)
            {
                return;
            }

            Store(after, durable, unstored);
            Volatile.Write(ref _record, after);
            Changed?.Invoke(after.Observation());
        }
    }

    private void Store(TaskRecord record, bool durable, bool unstored)
    {
        try
        {
            records.Write(record, durable);
        }
        catch (IOException e) when (unstored && DiskSpace.IsLacking(e))
        {
            // It is known as long as this node lives.
        }
    }
}
