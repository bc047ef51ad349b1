using System.Collections.Concurrent;
using System.Threading.Channels;
using Fog.Hosting;

namespace Fog.Agent.Tasks;

/// <summary>
/// The tasks on this host, first of all those that a former life of the node left. Whoever has work to do is in <see cref="Waking"/>,
/// once for each reason.
/// </summary>
internal sealed class TaskKeepers
{
    private readonly NodeOptions _options;
    private readonly RecordStore _records;
    private readonly ITaskWork _work;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<TaskId, TaskKeeper> _keepers = new();
    private readonly Channel<TaskKeeper> _waking = Channel.CreateUnbounded<TaskKeeper>();

    public TaskKeepers(NodeOptions options, RecordStore records, ITaskWork work, TimeProvider clock)
    {
        (_options, _records, _work, _clock) = (options, records, work, clock);
        foreach (var record in records.ReadAll())
        {
            Of(record.Order.Task).Adopt(record);
        }
    }

    /// <summary>Keepers with work to do.</summary>
    public ChannelReader<TaskKeeper> Waking => _waking.Reader;

    /// <summary>What was seen, as it happens.</summary>
    public event Action<TaskObservation>? Changed;

    /// <summary>All that have something on this host.</summary>
    public IEnumerable<TaskKeeper> Present => _keepers.Values.Where(keeper => keeper.Record is not null);

    /// <summary>The keeper of a task.</summary>
    public TaskKeeper Of(TaskId task) => _keepers.GetOrAdd(task, id =>
    {
        var keeper = new TaskKeeper(id, _options, _records, _work, _clock, woken => _waking.Writer.TryWrite(woken));
        keeper.Changed += seen => Changed?.Invoke(seen);
        return keeper;
    });
}
