using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ALimit(FogCluster fog) : IClassFixture<FogCluster>
{
    private static readonly LimitChange More = new(Cpu: 1, Memory: 300 * Some.MiB);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_running_task_changes_what_is_set_aside_for_it_and_touches_nothing_else()
    {
        var (node, before) = await Deployed("limited");

        var receipt = await fog.Service("limited").Limit("web", More, Ct);

        Assert.Equal((node, before), (receipt.Node.Value, receipt.Before));
        Assert.Equal(before with { Cpu = 1, Memory = 300 * Some.MiB }, receipt.After);
        Assert.Equal(1024 - 300, await fog.FreeMiB(node));
        Assert.Equal(receipt.After, (await fog.Status("limited", "web")).Limits);
        Assert.Equal(["limit limited/web"], fog.Agents[node].Calls.Where(call => call.EndsWith("limited/web", StringComparison.Ordinal)).SkipWhile(call => !call.StartsWith("limit", StringComparison.Ordinal)));
        await fog.Remove("limited");
        Assert.Equal(1024, await fog.FreeMiB(node));
    }

    [Fact]
    public async Task That_is_asked_for_twice_is_the_same_as_once()
    {
        var (node, _) = await Deployed("twice");
        await fog.Service("twice").Limit("web", More, Ct);
        var again = await fog.Service("twice").Limit("web", More, Ct);
        Assert.Equal(again.Before, again.After);
        Assert.Equal(1024 - 300, await fog.FreeMiB(node));
        await fog.Remove("twice");
    }

    [Fact]
    public async Task Beyond_what_the_host_has_is_refused_and_changes_nothing()
    {
        var (node, before) = await Deployed("greedy");
        var error = await Assert.ThrowsAsync<FogException>(() => fog.Service("greedy").Limit("web", new LimitChange(null, 2048 * Some.MiB), Ct));
        Assert.Equal($"The limits of greedy/web stay as they are: node {node} lacks memory.", error.Message);
        await AssertUnchanged("greedy", node, before);
    }

    [Fact]
    public async Task That_the_agent_refuses_gives_back_what_was_promised_for_it()
    {
        var (node, before) = await Deployed("full");
        fog.Agents[node].LimitRefusal = "the task uses 90Mi of memory, more than 64Mi";
        var error = await Assert.ThrowsAsync<FogException>(() => fog.Service("full").Limit("web", More, Ct));
        Assert.Equal("The limits of full/web stay as they are: the task uses 90Mi of memory, more than 64Mi.", error.Message);
        fog.Agents[node].LimitRefusal = null;
        await AssertUnchanged("full", node, before);
    }

    [Fact]
    public async Task Of_a_task_that_the_service_does_not_have_says_so()
    {
        await Deployed("other");
        Assert.Equal("api", (await Assert.ThrowsAsync<TaskNotFoundException>(() => fog.Service("other").Limit("api", More, Ct))).Task.Task);
        await Assert.ThrowsAsync<ServiceNotFoundException>(() => fog.Service("nobody").Limit("api", More, Ct));
        await fog.Remove("other");
    }

    /// <summary>The file wins, and a file that differs in nothing but resources restarts nothing.</summary>
    [Fact]
    public async Task Is_what_the_file_says_again_after_the_next_deploy_without_a_restart()
    {
        var (node, before) = await Deployed("again");
        await fog.Service("again").Limit("web", More, Ct);
        var calls = fog.Agents[node].Calls.Count();

        var events = await fog.Deploy(Some.Service("again", ("web", Some.Task(memory: 100))));

        Assert.Equal(ServicePhase.Running, events[^1].Phase);
        Assert.Contains("may use 0.25 cores and 100Mi of memory", events.Select(happened => happened.Text));
        Assert.Equal(["limit again/web"], fog.Agents[node].Calls.Skip(calls).Where(call => call.EndsWith("again/web", StringComparison.Ordinal)));
        await AssertUnchanged("again", node, before);
    }

    private async Task<(string Node, Resources Limits)> Deployed(string service)
    {
        await fog.Deploy(Some.Service(service, ("web", Some.Task(memory: 100))));
        var web = await fog.Status(service, "web");
        return (web.Node!.Value.Value, web.Limits!.Value);
    }

    private async Task AssertUnchanged(string service, string node, Resources before)
    {
        Assert.Equal(before, (await fog.Status(service, "web")).Limits);
        Assert.Equal(1024 - 100, await fog.FreeMiB(node));
        await fog.Remove(service);
    }
}
