using System.Collections.Immutable;
using Fog.Nodes.Draining;
using Fog.Tests.Examples;

namespace Fog.Tests.Nodes.Draining;

public sealed class ADrainTurn
{
    private static readonly ImmutableHashSet<TaskId> None = [];

    [Fact]
    public void Takes_one_task_of_each_service_in_the_given_order() =>
        Assert.Equal(Ids("a/db", "b/api"), DrainTurn.Next(Ids("a/db", "a/web", "b/api"), None, None));

    [Fact]
    public void Waits_for_a_service_of_which_a_task_is_on_its_way() =>
        Assert.Equal(Ids("b/api"), DrainTurn.Next(Ids("a/db", "a/web", "b/api"), Ids("a/db").ToHashSet(), None));

    [Fact]
    public void Leaves_room_for_no_more_than_may_move_at_once()
    {
        var all = Ids("a/x", "b/x", "c/x", "d/x", "e/x");
        Assert.Equal(DrainTurn.AtOnce, DrainTurn.Next(all, None, None).Length);
        Assert.Single(DrainTurn.Next(all, Ids("a/x", "b/x").ToHashSet(), None));
    }

    [Fact]
    public void Passes_over_what_was_refused_a_short_while_ago() =>
        Assert.Equal(Ids("a/web"), DrainTurn.Next(Ids("a/db", "a/web"), None, Ids("a/db").ToHashSet()));

    [Fact]
    public void Lets_the_called_go_before_their_callers()
    {
        var spec = Some.Service("shop", "api", "db", "web") with { Calls = [Call("web", "api"), Call("api", "db")] };
        Assert.Equal(["db", "api", "web"], DrainTurn.CalledFirst(spec));
    }

    [Fact]
    public void Breaks_a_circle_of_calls_by_name()
    {
        var spec = Some.Service("ring", "a", "b", "c") with { Calls = [Call("a", "b"), Call("b", "a"), Call("c", "c")] };
        Assert.Equal(["c", "a", "b"], DrainTurn.CalledFirst(spec));
    }

    private static CallSpec Call(string from, string to) => new(from, to, null, null);

    private static ImmutableArray<TaskId> Ids(params string[] tasks) => [.. tasks.Select(TaskId.Parse)];
}
