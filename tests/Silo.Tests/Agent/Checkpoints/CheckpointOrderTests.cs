using Fog.Agent.Checkpoints;
using Fog.Agent.Suspending;
using Fog.Agent.Tasks;
using Fog.Tests.Agent.Tasks;

namespace Fog.Tests.Agent.Checkpoints;

public sealed class AKeeper_of_a_task_whose_checkpoint_is_wanted : IDisposable
{
    private readonly TaskOnDisk _disk = new();

    private TaskKeeper Keeper => _disk.Keeper;

    [Fact]
    public async Task Has_the_order_on_disk_and_takes_it_once()
    {
        await Up();
        Keeper.Take(Order(7));
        Keeper.Take(Order(7));
        Assert.Equal(7, Assert.Single(_disk.Records.ReadAll()).Taking!.Order.Number);
        Assert.Equal("Checkpoint 7 of hello/web is being taken already.", Assert.Throws<FogException>(() => Keeper.Take(Order(8))).Message);
        Keeper.Saw(record => record with { Taking = null, Taken = new CheckpointTaken(7, null, default, "it watches files") });
        Assert.Equal("it watches files", Keeper.Take(Order(7)).Taken!.Error);
        Assert.Null(Keeper.Record!.Taking);
    }

    [Fact]
    public async Task Takes_none_of_a_task_that_does_not_run_and_lets_one_end_before_the_task_rests()
    {
        Assert.Throws<FogException>(() => Keeper.Take(Order(7)));
        await Up();
        Keeper.Take(Order(7));
        Keeper.Suspend();
        Assert.Equal((Wanted.Suspended, 7), (Keeper.Record!.Wanted, (int)Keeper.Record.Taking!.Order.Number));
        Keeper.Saw(record => record with { Taking = null });
        Assert.Throws<FogException>(() => Keeper.Take(Order(8)));
    }

    [Fact]
    public async Task Brings_a_task_back_once_for_each_return_whatever_was_there_of_it()
    {
        await Up();
        Keeper.Saw(record => record with { Phase = TaskPhase.Failed, Step = TaskObservation.Lost });
        Assert.Equal(TaskPhase.Suspended, Return(100).Phase);
        Assert.Equal((Wanted.Running, 7), (Keeper.Record!.Wanted, (int)Keeper.Record.Rest));
        await Work();
        Assert.Equal(TaskPhase.Running, Return(100).Phase);
        Keeper.Saw(record => record with { Phase = TaskPhase.Failed, Step = TaskObservation.Lost });
        Assert.Equal(TaskPhase.Failed, Return(100).Phase);
        Assert.Equal(TaskPhase.Suspended, Return(101).Phase);
    }

    public void Dispose() => _disk.Dispose();

    private static CheckpointOrder Order(long number) => new(number, [1, 2, 3]);

    private TaskObservation Return(long id) => Keeper.Return(
        AnOrder.For(), new PeerTable(AnOrder.Peers("api")), new ReturnOrder(id, 7, new Blob(new string('a', 64), 1), [1], []), DateTimeOffset.UnixEpoch);

    private async Task Up()
    {
        Keeper.Prepare(AnOrder.For());
        await Work();
        Keeper.Start(new PeerTable(AnOrder.Peers("api")));
        await Work();
    }

    private Task Work() => Keeper.Work(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));
}
