using Fog.Agent.Checkpoints;
using Fog.Agent.Suspending;
using Fog.Agent.Tasks;
using Fog.Hosting;
using Fog.Tests.Agent.Tasks;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Agent.Checkpoints;

public sealed class A_keeper_of_a_task_whose_checkpoint_is_wanted : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly RecordStore _records;
    private readonly TaskKeeper _keeper;

    public A_keeper_of_a_task_whose_checkpoint_is_wanted()
    {
        NodeOptions options = OptionsOf.Valid(("DataDirectory", _directory.Path), ("RunDirectory", Path.Combine(_directory.Path, "run")));
        _records = new RecordStore(options);
        _keeper = new TaskKeeper(AnOrder.Task, options, _records, new ScriptedWork(), new FakeTimeProvider(DateTimeOffset.UnixEpoch), _ => { });
    }

    [Fact]
    public async Task Has_the_order_on_disk_and_takes_it_once()
    {
        await Up();
        _keeper.Take(Order(7));
        _keeper.Take(Order(7));
        Assert.Equal(7, Assert.Single(_records.ReadAll()).Taking!.Order.Number);
        Assert.Equal("Checkpoint 7 of hello/web is being taken already.", Assert.Throws<FogException>(() => _keeper.Take(Order(8))).Message);
        _keeper.Saw(record => record with { Taking = null, Taken = new CheckpointTaken(7, null, default, "it watches files") });
        Assert.Equal("it watches files", _keeper.Take(Order(7)).Taken!.Error);
        Assert.Null(_keeper.Record!.Taking);
    }

    [Fact]
    public async Task Takes_none_of_a_task_that_does_not_run_and_lets_one_end_before_the_task_rests()
    {
        Assert.Throws<FogException>(() => _keeper.Take(Order(7)));
        await Up();
        _keeper.Take(Order(7));
        _keeper.Suspend();
        Assert.Equal((Wanted.Suspended, 7), (_keeper.Record!.Wanted, (int)_keeper.Record.Taking!.Order.Number));
        _keeper.Saw(record => record with { Taking = null });
        Assert.Throws<FogException>(() => _keeper.Take(Order(8)));
    }

    [Fact]
    public async Task Brings_a_task_back_once_for_each_return_whatever_was_there_of_it()
    {
        await Up();
        _keeper.Saw(record => record with { Phase = TaskPhase.Failed, Step = TaskObservation.Lost });
        Assert.Equal(TaskPhase.Suspended, Return(100).Phase);
        Assert.Equal((Wanted.Running, 7), (_keeper.Record!.Wanted, (int)_keeper.Record.Rest));
        await Work();
        Assert.Equal(TaskPhase.Running, Return(100).Phase);
        _keeper.Saw(record => record with { Phase = TaskPhase.Failed, Step = TaskObservation.Lost });
        Assert.Equal(TaskPhase.Failed, Return(100).Phase);
        Assert.Equal(TaskPhase.Suspended, Return(101).Phase);
    }

    public void Dispose() => _directory.Dispose();

    private static CheckpointOrder Order(long number) => new(number, [1, 2, 3]);

    private TaskObservation Return(long id) => _keeper.Return(
        AnOrder.For(), new PeerTable(AnOrder.Peers("api")), new ReturnOrder(id, 7, new Blob(new string('a', 64), 1), [1], []), DateTimeOffset.UnixEpoch);

    private async Task Up()
    {
        _keeper.Prepare(AnOrder.For());
        await Work();
        _keeper.Start(new PeerTable(AnOrder.Peers("api")));
        await Work();
    }

    private Task Work() => _keeper.Work(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));
}
