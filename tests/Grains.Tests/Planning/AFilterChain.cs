using Fog.Planning.Filters;
using Fog.Tests.Examples;

namespace Fog.Tests.Planning;

public sealed class AFilterChain
{
    [Fact]
    public void Admits_a_host_that_has_exactly_what_is_needed() => Assert.Null(Refusal(Some.Task(), Some.Offer("n1", memory: 64, cpu: 0.25, disk: 100)));

    [Theory]
    [InlineData(63, 0.25, 100, "lack memory")]
    [InlineData(64, 0.24, 100, "lack cpu")]
    [InlineData(64, 0.25, 99, "lack disk")]
    public void Turns_down_a_host_that_lacks_anything(long memory, double cpu, long disk, string reason) =>
        Assert.Equal(reason, Refusal(Some.Task(), Some.Offer("n1", memory, cpu, disk)));

    [Fact]
    public void Forgives_what_rounding_adds_to_fractions_of_cores() => Assert.Null(Refusal(Some.Task(cpu: 0.1 + 0.2), Some.Offer("n1", cpu: 0.3)));

    [Fact]
    public void Judges_by_what_is_free_and_not_by_what_the_host_has()
    {
        var offer = Some.Offer("n1");
        Assert.Equal("lack memory", Refusal(Some.Task(), offer with { Free = offer.Free with { Memory = 0 } }));
    }

    [Fact]
    public void Wants_CRIU_for_tasks_that_may_move_and_only_for_them()
    {
        var offer = Some.Offer("n1", abilities: Some.Able with { Criu = null });
        Assert.StartsWith("have no working CRIU", Refusal(Some.Task(migratable: true), offer)!, StringComparison.Ordinal);
        Assert.Null(Refusal(Some.Task(migratable: false), offer));
    }

    [Fact]
    public void Wants_hosts_that_are_as_reliable_as_agreed_and_no_more()
    {
        var host = new NodeOffer(Some.Offer("n1"), default, 0, 0.9);
        Assert.Null(FilterChain.Refusal(Some.Task(), Agreement.None with { MinReliability = 0.9 }, host));
        Assert.Equal("aren't as reliable as the agreement asks", FilterChain.Refusal(Some.Task(), Agreement.None with { MinReliability = 0.91 }, host)!.Reason);
    }

    public static TheoryData<string, PlacementRule> Rules => new()
    {
        { "aren't the host that the spec names", PlacementRule.Anywhere with { Host = new NodeName("n2") } },
        { "have another platform", PlacementRule.Anywhere with { Platform = "linux/arm64" } },
        { "lack a label", PlacementRule.Anywhere with { Labels = PlacementRule.Anywhere.Labels.Add("zone", "home") } },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Keeps_to_where_a_task_may_run(string reason, PlacementRule rule)
    {
        var (home, away) = (Some.Offer("n2") with { Platform = "linux/arm64", Labels = rule.Labels }, Some.Offer("n1"));
        Assert.Null(Refusal(Some.Task() with { Placement = rule }, home));
        Assert.Equal(reason, Refusal(Some.Task() with { Placement = rule }, away));
    }

    [Fact]
    public void Names_what_keeps_a_host_from_tasks_before_what_it_lacks() =>
        Assert.Equal("can't run tasks", Refusal(Some.Task(), Some.Offer("n1", memory: 1, abilities: Some.Unable("no engine"))));

    [Fact]
    public void Counts_equal_reasons_and_breaks_ties_by_their_words()
    {
        Assert.Equal("no place among 4 nodes: 2 lack memory, 1 lack cpu, 1 lack disk", FilterChain.Sentence(["lack disk", "lack memory", "lack cpu", "lack memory"]));
        Assert.Equal("no place: no node is up", FilterChain.Sentence([]));
    }

    private static string? Refusal(TaskSpec task, NodeDescription offer) =>
        FilterChain.Refusal(task, Agreement.None, new NodeOffer(offer, offer.Free, 0, 1))?.Reason;
}
