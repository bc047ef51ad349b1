using Fog.Agent.Tasks;
using Fog.Hosting;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Agent.Tasks;

/// <summary>A keeper of one task with its record in a directory of its own, at a time that stands still.</summary>
internal sealed class TaskOnDisk : IDisposable
{
    private readonly TestDirectory _directory = new();

    public TaskOnDisk(ScriptedWork? work = null, Action<TaskKeeper>? wake = null)
    {
        NodeOptions options = OptionsOf.Valid(("DataDirectory", _directory.Path), ("RunDirectory", Path.Combine(_directory.Path, "run")));
        Records = new RecordStore(options);
        Keeper = new TaskKeeper(AnOrder.Task, options, Records, work ?? new ScriptedWork(), new FakeTimeProvider(DateTimeOffset.UnixEpoch), wake ?? (_ => { }));
    }

    public RecordStore Records { get; }

    public TaskKeeper Keeper { get; }

    public void Dispose() => _directory.Dispose();
}
