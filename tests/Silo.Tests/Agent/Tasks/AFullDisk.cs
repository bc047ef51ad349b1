using Fog.Agent.Tasks;
using Fog.Hosting;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Agent.Tasks;

/// <summary>Nothing can be stored of a task: the kernel says so, at a file of its own that is always full.</summary>
public sealed class A_full_disk : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly RecordStore _records;
    private readonly TaskKeeper _keeper;

    public A_full_disk()
    {
        NodeOptions options = OptionsOf.Valid(("DataDirectory", _directory.Path), ("RunDirectory", Path.Combine(_directory.Path, "run")));
        _records = new RecordStore(options);
        _keeper = new TaskKeeper(AnOrder.Task, options, _records, new ScriptedWork(), new FakeTimeProvider(DateTimeOffset.UnixEpoch), _ => { });
        _keeper.Prepare(AnOrder.For());
        File.CreateSymbolicLink($"{_keeper.Files.Record}.new", "/dev/full");
    }

    [Fact]
    public void Lets_nothing_happen_that_must_be_known_after_a_restart()
    {
        Assert.Throws<IOException>(() => _keeper.Start(new PeerTable(AnOrder.Peers("api"))));
        Assert.Equal(Wanted.Prepared, _keeper.Record!.Wanted);
    }

    [Fact]
    public void Lets_a_failure_be_told()
    {
        _keeper.Saw(seen => seen with { Phase = TaskPhase.Failed, Error = "no room" }, unstored: true);
        Assert.Equal((TaskPhase.Failed, "no room"), (_keeper.Observe().Phase, _keeper.Observe().Error));
        Assert.Equal(TaskPhase.Preparing, Assert.Single(_records.ReadAll()).Phase);
    }

    [Fact]
    public async Task Lets_a_task_be_removed()
    {
        Assert.Equal("being removed", _keeper.Remove(volumes: true).Step);
        await _keeper.Work(TestContext.Current.CancellationToken);
        Assert.Null(_keeper.Record);
        Assert.Empty(_records.ReadAll());
    }

    public void Dispose() => _directory.Dispose();
}
