using Fog.Agent.Suspending;
using Fog.Agent.Tasks;

namespace Fog.Tests.Agent.Tasks;

public sealed class AKeeper_of_a_task_that_rests : IDisposable
{
    private readonly TaskOnDisk _disk = new();

    private TaskKeeper Keeper => _disk.Keeper;

    [Fact]
    public async Task Puts_a_task_to_rest_and_brings_it_back_by_two_orders_that_may_come_twice()
    {
        await Up();
        Assert.Equal((TaskPhase.Running, "being suspended"), (Keeper.Suspend().Phase, Keeper.Suspend().Step));
        Assert.Throws<FogException>(() => Keeper.Resume(AnOrder.For(), Table("api"))); // not before it rests
        await Work();
        Assert.Equal(TaskPhase.Suspended, Keeper.Observe().Phase);
        var rest = Keeper.Record!.Rest;
        Assert.Equal("being resumed", Keeper.Resume(AnOrder.For(), Table("db")).Step);
        Keeper.Resume(AnOrder.For(), Table("db"));
        await Work();
        Assert.Equal((TaskPhase.Running, 8), (Keeper.Observe().Phase, Keeper.Observe().Pid));
        Assert.Equal("db", Assert.Single(Keeper.Record!.Peers).Name);
        Keeper.Suspend();
        Assert.True(Keeper.Record.Rest > rest);
    }

    [Fact]
    public async Task Wakes_no_task_that_rests_when_its_peers_are_others_or_it_is_ordered_again()
    {
        await Up();
        Keeper.Suspend();
        await Work();
        Keeper.Start(Table("api", "db"));
        Keeper.Prepare(AnOrder.For());
        Assert.Equal((Wanted.Suspended, TaskPhase.Suspended, 2), (Keeper.Record!.Wanted, Keeper.Record.Phase, Keeper.Record.Peers.Length));
    }

    [Fact]
    public void Suspends_nothing_that_does_not_run()
    {
        Assert.Equal("Task hello/web can't be suspended now: nothing of it is here.", Assert.Throws<FogException>(() => Keeper.Suspend()).Message);
        Keeper.Prepare(AnOrder.For());
        Assert.Throws<FogException>(() => Keeper.Suspend());
        Assert.Throws<FogException>(() => Keeper.Resume(AnOrder.For(), Table("api")));
    }

    public void Dispose() => _disk.Dispose();

    private static PeerTable Table(params string[] names) => new(AnOrder.Peers(names));

    private async Task Up()
    {
        Keeper.Prepare(AnOrder.For());
        await Work();
        Keeper.Start(Table("api"));
        await Work();
    }

    private Task Work() => Keeper.Work(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));
}
