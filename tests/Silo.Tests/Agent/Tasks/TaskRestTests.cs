using Fog.Agent.Suspending;
using Fog.Agent.Tasks;
using Fog.Hosting;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Agent.Tasks;

public sealed class A_keeper_of_a_task_that_rests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly TaskKeeper _keeper;

    public A_keeper_of_a_task_that_rests()
    {
        NodeOptions options = OptionsOf.Valid(("DataDirectory", _directory.Path), ("RunDirectory", Path.Combine(_directory.Path, "run")));
        _keeper = new TaskKeeper(AnOrder.Task, options, new RecordStore(options), new ScriptedWork(), new FakeTimeProvider(DateTimeOffset.UnixEpoch), _ => { });
    }

    [Fact]
    public async Task Puts_a_task_to_rest_and_brings_it_back_by_two_orders_that_may_come_twice()
    {
        await Up();
        Assert.Equal((TaskPhase.Running, "being suspended"), (_keeper.Suspend().Phase, _keeper.Suspend().Step));
        Assert.Throws<FogException>(() => _keeper.Resume(AnOrder.For(), Table("api"))); // not before it rests
        await Work();
        Assert.Equal(TaskPhase.Suspended, _keeper.Observe().Phase);
        var rest = _keeper.Record!.Rest;
        Assert.Equal("being resumed", _keeper.Resume(AnOrder.For(), Table("db")).Step);
        _keeper.Resume(AnOrder.For(), Table("db"));
        await Work();
        Assert.Equal((TaskPhase.Running, 8), (_keeper.Observe().Phase, _keeper.Observe().Pid));
        Assert.Equal("db", Assert.Single(_keeper.Record!.Peers).Name);
        _keeper.Suspend();
        Assert.True(_keeper.Record.Rest > rest);
    }

    [Fact]
    public async Task Wakes_no_task_that_rests_when_its_peers_are_others_or_it_is_ordered_again()
    {
        await Up();
        _keeper.Suspend();
        await Work();
        _keeper.Start(Table("api", "db"));
        _keeper.Prepare(AnOrder.For());
        Assert.Equal((Wanted.Suspended, TaskPhase.Suspended, 2), (_keeper.Record!.Wanted, _keeper.Record.Phase, _keeper.Record.Peers.Length));
    }

    [Fact]
    public void Suspends_nothing_that_does_not_run()
    {
        Assert.Equal("Task hello/web can't be suspended now: nothing of it is here.", Assert.Throws<FogException>(() => _keeper.Suspend()).Message);
        _keeper.Prepare(AnOrder.For());
        Assert.Throws<FogException>(() => _keeper.Suspend());
        Assert.Throws<FogException>(() => _keeper.Resume(AnOrder.For(), Table("api")));
    }

    public void Dispose() => _directory.Dispose();

    private static PeerTable Table(params string[] names) => new(AnOrder.Peers(names));

    private async Task Up()
    {
        _keeper.Prepare(AnOrder.For());
        await Work();
        _keeper.Start(Table("api"));
        await Work();
    }

    private Task Work() => _keeper.Work(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));
}
