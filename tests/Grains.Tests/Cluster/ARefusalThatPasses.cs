using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ARefusalThatPasses(FogCluster fog) : IClassFixture<FogCluster>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Each node lacks memory once, while it is asked for a promise: nobody is left then but those that refused.</summary>
    [Fact]
    public async Task Of_all_nodes_makes_the_service_ask_them_anew()
    {
        foreach (var agent in fog.Agents.Values)
        {
            var (has, asked, isFirst) = (agent.Total(), new AsyncLocal<bool>(), true);
            agent.BeforePromise = () => (asked.Value, isFirst) = (isFirst, false);
            agent.Total = () => asked.Value ? has with { Memory = 0 } : has;
        }

        var events = await fog.Deploy(Some.Service("anew", ("web", Some.Task(memory: 300))));
        Assert.Equal(ServicePhase.Running, events[^1].Phase);
        Assert.Equal(fog.Agents.Count, events.Count(happened => happened.Text.StartsWith("planning again without", StringComparison.Ordinal)));
        Assert.DoesNotContain(events, IsTriedLater);
        await fog.Remove("anew");
    }

    [Fact]
    public async Task For_room_that_others_hold_is_tried_again_after_three_seconds()
    {
        await Fill("holder");
        var receipt = await fog.Service("late").Deploy(new DeployRequest(Late("late"), new NodeName("n2")), TestContext.Current.CancellationToken);
        var events = await fog.Follow("late", receipt.Sequence, IsTriedLater);
        await fog.Remove("holder");
        var after = await fog.Follow("late", events[^1].Sequence + 1, happened => happened.Phase != ServicePhase.Deploying);
        Assert.Equal(ServicePhase.Running, after[^1].Phase);
        Assert.InRange(after[0].At - events[^1].At, Pause, Pause + TimeSpan.FromSeconds(10));
        await fog.Remove("late");
    }

    [Fact]
    public async Task Is_final_when_the_room_is_still_taken_then()
    {
        await Fill("keeper");
        var events = await fog.Deploy(Late("never"), "n3");
        Assert.Equal(ServicePhase.Failed, events[^1].Phase);
        Assert.Contains("lack memory", events[^1].Text, StringComparison.Ordinal);
        Assert.Single(events, IsTriedLater);
        Assert.InRange(events[^1].At - events.Single(IsTriedLater).At, Pause, Pause + TimeSpan.FromSeconds(10));
        await fog.Remove("never");
        await fog.Remove("keeper");
    }

    private static ServiceSpec Late(string name) => Some.Service(name, ("web", Some.Task(memory: 500)));

    private static bool IsTriedLater(ServiceEvent happened) => happened.Text.StartsWith("no place yet, tried again in 3 s", StringComparison.Ordinal);

    /// <summary>Takes most of each host.</summary>
    private Task Fill(string name) => fog.Deploy(Some.Service(name, ("a", Some.Task(memory: 700)), ("b", Some.Task(memory: 700)), ("c", Some.Task(memory: 700))));
}
