using System.Collections.Immutable;
using Fog.Services;
using Fog.Tests.Examples;

namespace Fog.Tests.Services;

public sealed class AnOrder
{
    private static readonly ServiceSpec Spec = Some.Service("hello", ("api", Some.Task()), ("web", Some.Task(port: 8080)));

    private static readonly ServiceState State = new()
    {
        Request = new DeployRequest(Spec, new NodeName("n1")),
        Enrolment = new Enrolment(3, ImmutableSortedDictionary<string, int>.Empty.Add("web", 20_001)),
        Swarm = Some.Ticket(),
        Indices = ImmutableSortedDictionary<string, int>.Empty.Add("api", 4).Add("web", 0),
    };

    [Fact]
    public void Says_all_that_a_host_needs()
    {
        var order = Orders.For(State, "web");
        Assert.Equal(
            new TaskOrder(new TaskId(Spec.Name, "web"), Spec.Tasks["web"], SpecDigest.Of(Spec.Tasks["web"]), "100.64.3.1", "fog-hello", Some.Ticket(), 20_001, new NodeName("n1")),
            order);
    }

    [Fact]
    public void Publishes_only_tasks_that_listen()
    {
        var order = Orders.For(State, "api");
        Assert.Equal(("100.64.3.5", null), (order.Address, order.PublishedPort));
    }

    [Fact]
    public void Names_each_other_task_as_a_peer_and_not_itself()
    {
        var (api, web, db) = (Status("api", 4), Status("web", 0), Status("db", 1));
        Assert.Equal([new Peer("api", "100.64.3.5", "10.1.0.4"), new Peer("db", "100.64.3.2", "10.1.0.1")], Orders.Peers(Spec, [api, web, db], web).Peers);
        Assert.Empty(Orders.Peers(Spec, [web], web).Peers);
    }

    [Fact]
    public void Prints_no_secret() => Assert.DoesNotContain("secret", Orders.For(State, "web").ToString(), StringComparison.Ordinal);

    private static TaskStatus Status(string task, int index) => new(
        new TaskId(Spec.Name, task), new NodeName("n1"), TaskPhase.Prepared, "prepared", "rev", TaskAddress.Of(3, index), $"10.1.0.{index}",
        null, null, null, null, true, Some.At(0));
}
