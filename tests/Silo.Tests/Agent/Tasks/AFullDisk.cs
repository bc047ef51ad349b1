using Fog.Agent.Tasks;

namespace Fog.Tests.Agent.Tasks;

/// <summary>Nothing can be stored of a task: the kernel says so, at a file of its own that is always full.</summary>
public sealed class A_full_disk : IDisposable
{
    private readonly TaskOnDisk _disk = new();

    public A_full_disk()
    {
        Keeper.Prepare(AnOrder.For());
        File.CreateSymbolicLink($"{Keeper.Files.Record}.new", "/dev/full");
    }

    private TaskKeeper Keeper => _disk.Keeper;

    [Fact]
    public void Lets_nothing_happen_that_must_be_known_after_a_restart()
    {
        Assert.Throws<IOException>(() => Keeper.Start(new PeerTable(AnOrder.Peers("api"))));
        Assert.Equal(Wanted.Prepared, Keeper.Record!.Wanted);
    }

    [Fact]
    public void Lets_a_failure_be_told()
    {
        Keeper.Saw(seen => seen with { Phase = TaskPhase.Failed, Error = "no room" }, unstored: true);
        Assert.Equal((TaskPhase.Failed, "no room"), (Keeper.Observe().Phase, Keeper.Observe().Error));
        Assert.Equal(TaskPhase.Preparing, Assert.Single(_disk.Records.ReadAll()).Phase);
    }

    [Fact]
    public async Task Lets_a_task_be_removed()
    {
        Assert.Equal("being removed", Keeper.Remove(volumes: true).Step);
        await Keeper.Work(TestContext.Current.CancellationToken);
        Assert.Null(Keeper.Record);
        Assert.Empty(_disk.Records.ReadAll());
    }

    public void Dispose() => _disk.Dispose();
}
