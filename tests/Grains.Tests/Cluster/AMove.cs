using Fog.Tests.Cluster.Fakes;
using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class AMove(FogCluster fog) : IClassFixture<FogCluster>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Takes_a_running_task_to_another_host()
    {
        var web = await fog.DeployOne("mover");
        var (source, destination) = (web.Node!.Value.Value, fog.Other(web.Node.Value.Value));
        var (freeThere, freeHere) = (await fog.FreeMiB(destination), await fog.FreeMiB(source));

        await fog.Move(web.Task, destination);
        var status = await fog.Over(web.Task);

        Assert.Equal(MigrationPhase.Committed, status.Phase);
        var report = status.Report!;
        Assert.Equal((Verdict.Commit, destination), (report.Verdict, report.Destination.Value));
        Assert.Equal(40, report.Phases["dump"]);
        Assert.NotEmpty(report.Rounds);
        Assert.True(fog.Agents[destination].Runs(web.Task));
        Assert.False(fog.Agents[source].Has(web.Task));

        var after = await fog.Status("mover");
        Assert.Equal(destination, after.Tasks.Single().Node!.Value.Value);
        Assert.Equal(destination, after.Plan!.Assignments["web"].Node.Value);
        Assert.Equal(web.Address, after.Tasks.Single().Address);
        Assert.Equal((freeThere - 64, freeHere + 64), (await fog.FreeMiB(destination), await fog.FreeMiB(source)));
        await fog.Remove("mover");
        Assert.Equal(freeThere, await fog.FreeMiB(destination));
    }

    [Fact]
    public async Task Tells_its_service_what_it_does_and_did()
    {
        var web = await fog.DeployOne("teller");
        var last = (await fog.Status("teller")).LastEvent;
        await fog.Move(web.Task, fog.Other(web.Node!.Value.Value));
        var events = await fog.Follow("teller", last + 1, happened => happened.Text.StartsWith("moved", StringComparison.Ordinal));
        Assert.Contains(events, happened => happened.Text.StartsWith($"moves from {web.Node} to", StringComparison.Ordinal));
        Assert.All(events, happened => Assert.Equal(ServicePhase.Running, happened.Phase));
    }

    [Fact]
    public async Task Turns_the_way_to_the_task_on_every_host()
    {
        var web = await fog.DeployOne("routed");
        var destination = fog.Other(web.Node!.Value.Value);
        await fog.Move(web.Task, destination);
        await fog.Over(web.Task);
        Assert.All(fog.Agents.Values, agent => Assert.Contains($"reroute {web.Task} 10.1.0.{destination[1..]}", agent.Calls));
    }

    [Fact]
    public async Task Goes_where_a_plan_would_put_the_task_when_no_host_is_named()
    {
        var web = await fog.DeployOne("planned");
        await fog.Service("planned").Migrate("web", new MigrationRequest(null, null), Ct);
        var report = (await fog.Over(web.Task)).Report!;
        Assert.NotEqual(web.Node, report.Destination);
    }

    [Fact]
    public async Task There_and_back_again_is_three_moves()
    {
        var web = await fog.DeployOne("rounder");
        var at = web.Node!.Value.Value;
        for (var round = 0; round < 3; round++)
        {
            at = fog.Other(at);
            await fog.Move(web.Task, at);
            Assert.Equal(MigrationPhase.Committed, (await fog.Over(web.Task)).Phase);
            Assert.Single(fog.Agents.Values, agent => agent.Runs(web.Task));
        }
    }

    [Fact]
    public async Task Is_forecast_without_disturbing_anything()
    {
        var web = await fog.DeployOne("forecast");
        var forecast = await fog.Service("forecast").Forecast("web", new MigrationRequest(new NodeName(fog.Other(web.Node!.Value.Value)), null), Ct);
        Assert.Empty(forecast.Obstacles);
        Assert.NotNull(forecast.Chosen);
        Assert.Equal(4, forecast.Methods.Length);
        Assert.Null(await fog.Grains.GetGrain<ITaskGrain>(web.Task.Key).Migration(Ct));
    }

    [Fact]
    public async Task To_a_host_without_room_is_forecast_as_what_it_is()
    {
        var web = await fog.DeployOne("crowded");
        var destination = fog.Other(web.Node!.Value.Value);
        var (node, other) = (fog.Node(destination), Deploying.Id("crowd", "a"));
        Assert.Null(await node.Reserve(other, Some.Task(memory: await fog.FreeMiB(destination), cpu: 0, disk: 0), Ct));
        var forecast = await fog.Service("crowded").Forecast("web", new MigrationRequest(new NodeName(destination), null), Ct);
        Assert.Equal($"node {destination} lacks memory: make room there or choose another host", Assert.Single(forecast.Obstacles));
        await node.Release(other, Ct);
    }

    [Fact]
    public async Task To_a_host_that_lacks_something_is_refused_with_the_reason()
    {
        var web = await fog.DeployOne("refused");
        var destination = fog.Other(web.Node!.Value.Value);
        fog.Agents[destination].Moves.Facts = Some.Facts(destination) with { Obstacles = [$"{destination} has no CRIU: install it"] };
        try
        {
            var error = await Assert.ThrowsAsync<FogException>(() => fog.Move(web.Task, destination));
            Assert.Contains("has no CRIU: install it", error.Message, StringComparison.Ordinal);
            Assert.Equal(TaskPhase.Running, (await fog.Status("refused", "web")).Phase);
        }
        finally
        {
            fog.Agents[destination].Moves.Facts = null;
        }
    }

    [Fact]
    public async Task Outlives_a_deploy_which_is_applied_afterwards()
    {
        var web = await fog.DeployOne("deployed");
        var destination = fog.Other(web.Node!.Value.Value);
        var held = fog.Agents[web.Node.Value.Value].Moves.Hold("freeze");
        await fog.Move(web.Task, destination);
        await held;
        Assert.Equal(TaskPhase.Migrating, (await fog.Status("deployed", "web")).Phase);

        var changed = Some.Service("deployed", ("web", Some.Task(memory: 32, migratable: true)));
        var receipt = await fog.Service("deployed").Deploy(new DeployRequest(changed, new NodeName("n1")), Ct);
        Assert.Equal(TaskPhase.Migrating, (await fog.Status("deployed", "web")).Phase);
        fog.Agents[web.Node.Value.Value].Moves.Go("freeze");
        Assert.Equal(ServicePhase.Running, (await fog.Follow("deployed", receipt.Sequence, happened => happened.Phase != ServicePhase.Deploying))[^1].Phase);

        var after = await fog.Status("deployed", "web");
        Assert.Equal((destination, 32 * Some.MiB), (after.Node!.Value.Value, fog.Agents[destination].OrderOf(web.Task)!.Spec.Resources.Memory));
    }

    [Fact]
    public async Task Of_a_service_that_is_removed_is_given_up()
    {
        var web = await fog.DeployOne("gone");
        var (source, destination) = (fog.Agents[web.Node!.Value.Value], fog.Agents[fog.Other(web.Node.Value.Value)]);
        var held = source.Moves.Hold("freeze");
        await fog.Move(web.Task, fog.Other(web.Node.Value.Value));
        await held;
        Assert.Equal("nothing is left of gone", (await fog.Remove("gone"))[^1].Text);
        Assert.False(source.Has(web.Task) || destination.Has(web.Task));
        source.Moves.Go("freeze");
    }

    [Fact]
    public async Task Of_a_task_whose_process_ends_meanwhile_is_given_up()
    {
        var web = await fog.DeployOne("ended");
        var source = fog.Agents[web.Node!.Value.Value];
        var held = source.Moves.Hold("round");
        await fog.Move(web.Task, fog.Other(web.Node.Value.Value));
        await held;
        source.End(web.Task, 3);
        await fog.Status("ended");
        var report = (await fog.Over(web.Task)).Report!;
        source.Moves.Go("round");
        Assert.Equal((Verdict.Abort, "its process ended by itself"), (report.Verdict, report.Error));
        Assert.Equal(TaskPhase.Failed, (await fog.Status("ended", "web")).Phase);
    }
}
