using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ARefusal(FogCluster fog) : IClassFixture<FogCluster>
{
    [Fact]
    public async Task Of_a_node_makes_the_service_look_for_another_and_gives_earlier_promises_back()
    {
        var has = fog.Agents["n1"].Total();
        fog.Agents["n1"].BeforePromise = () => fog.Agents["n1"].Total = () => has with { Memory = 0 }; // full by the time it is asked for its promise
        var events = await fog.Deploy(Some.Service("refused", ("api", Some.Task(memory: 300)), ("db", Some.Task(memory: 200)), ("web", Some.Task(memory: 100))));
        Assert.Equal(ServicePhase.Running, events[^1].Phase);
        Assert.Contains("planning again without n1: node n1 lacks memory", events.Select(happened => happened.Text));
        Assert.DoesNotContain("n1", (await fog.Status("refused")).Tasks.Select(task => task.Node!.Value.Value));
        (fog.Agents["n1"].BeforePromise, fog.Agents["n1"].Total) = (() => { }, () => has);
        Assert.Equal(3 * 1024 - 600, (await Task.WhenAll(fog.Agents.Keys.Select(fog.FreeMiB))).Sum());
        await fog.Remove("refused");
    }

    /// <summary>Each of four services would fit alone; together they ask for more than the fog has.</summary>
    [Fact]
    public async Task Keeps_initiators_that_come_at_once_from_booking_a_host_twice()
    {
        var free = (await Task.WhenAll(fog.Agents.Keys.Select(fog.FreeMiB))).Sum();
        var ends = await Task.WhenAll(Enumerable.Range(1, 4).Select(number => fog.Deploy(
            Some.Service($"rival{number}", ("a", Some.Task(memory: 500)), ("b", Some.Task(memory: 500))), $"n{(number % 3) + 1}")));
        var running = ends.Count(events => events[^1].Phase == ServicePhase.Running);
        Assert.InRange(running, 1, 3);
        Assert.All(ends.Where(events => events[^1].Phase != ServicePhase.Running), events => Assert.Contains("lack memory", events[^1].Text, StringComparison.Ordinal));
        var left = await Task.WhenAll(fog.Agents.Keys.Select(fog.FreeMiB));
        Assert.All(left, mebibytes => Assert.True(mebibytes >= 0));
        Assert.Equal(free - (running * 1000), left.Sum());
        await Task.WhenAll(Enumerable.Range(1, 4).Select(number => fog.Remove($"rival{number}")));
    }
}
