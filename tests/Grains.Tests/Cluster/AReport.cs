using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class AReport(FogCluster fog) : IClassFixture<FogCluster>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_node_that_does_not_own_the_task_tells_it_to_clear_the_task_away()
    {
        await fog.Deploy(Some.Service("owned", "api"));
        var api = await fog.Status("owned", "api");
        var stranger = new NodeName(fog.Agents.Keys.First(name => name != api.Node!.Value.Value));
        var grain = fog.Grains.GetGrain<ITaskGrain>(api.Task.Key);
        var seen = News(api, TaskPhase.Failed, sequence: long.MaxValue);
        Assert.Equal(Belonging.Elsewhere, await grain.Report(stranger, seen, Ct));
        Assert.Equal(TaskPhase.Running, (await grain.Status(Ct)).Phase);
        Assert.Equal(Belonging.Here, await grain.Report(api.Node!.Value, News(api, TaskPhase.Running, sequence: 1), Ct));
    }

    [Fact]
    public async Task On_a_task_that_nobody_deployed_tells_the_node_to_clear_it_away()
    {
        var task = Deploying.Id("nobody", "api");
        Assert.Equal(Belonging.Elsewhere, await fog.Grains.GetGrain<ITaskGrain>(task.Key).Report(
            new NodeName("n1"), new(task, TaskPhase.Running, "running", "rev", null, 1, null, null, 1, Some.At(0)), Ct));
    }

    private static TaskObservation News(TaskStatus task, TaskPhase phase, long sequence) =>
        new(task.Task, phase, "running", task.Revision, task.Overlay, 100, null, null, sequence, Some.At(0));
}
