using Fog.Planning.Filters;
using Fog.Tests.Examples;

namespace Fog.Tests.Planning;

public sealed class AFilterChain
{
    [Fact]
    public void Admits_a_host_that_has_exactly_what_is_needed()
    {
        var offer = Some.Offer("n1", memory: 64, cpu: 0.25, disk: 100);
        Assert.Null(FilterChain.Refusal(Some.Task(), offer, offer.Free));
    }

    [Theory]
    [InlineData(63, 0.25, 100, "lack memory")]
    [InlineData(64, 0.24, 100, "lack cpu")]
    [InlineData(64, 0.25, 99, "lack disk")]
    public void Turns_down_a_host_that_lacks_anything(long memory, double cpu, long disk, string reason)
    {
        var offer = Some.Offer("n1", memory, cpu, disk);
        Assert.Equal(reason, FilterChain.Refusal(Some.Task(), offer, offer.Free)!.Reason);
    }

    [Fact]
    public void Forgives_what_rounding_adds_to_fractions_of_cores()
    {
        var offer = Some.Offer("n1", cpu: 0.3);
        Assert.Null(FilterChain.Refusal(Some.Task(cpu: 0.1 + 0.2), offer, offer.Free));
    }

    [Fact]
    public void Judges_by_what_is_free_and_not_by_what_the_host_has()
    {
        var offer = Some.Offer("n1");
        Assert.Equal("lack memory", FilterChain.Refusal(Some.Task(), offer, offer.Free with { Memory = 0 })!.Reason);
    }

    [Fact]
    public void Wants_CRIU_for_tasks_that_may_move_and_only_for_them()
    {
        var offer = Some.Offer("n1", abilities: Some.Able with { Criu = null });
        Assert.StartsWith("have no working CRIU", FilterChain.Refusal(Some.Task(migratable: true), offer, offer.Free)!.Reason, StringComparison.Ordinal);
        Assert.Null(FilterChain.Refusal(Some.Task(migratable: false), offer, offer.Free));
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
        Assert.Null(FilterChain.Refusal(Some.Task() with { Placement = rule }, home, home.Free));
        Assert.Equal(reason, FilterChain.Refusal(Some.Task() with { Placement = rule }, away, away.Free)!.Reason);
    }

    [Fact]
    public void Names_what_keeps_a_host_from_tasks_before_what_it_lacks()
    {
        var offer = Some.Offer("n1", memory: 1, abilities: Some.Unable("no engine"));
        Assert.Equal("can't run tasks", FilterChain.Refusal(Some.Task(), offer, offer.Free)!.Reason);
    }

    [Fact]
    public void Counts_equal_reasons_and_breaks_ties_by_their_words()
    {
        var (memory, cpu, disk) = (Filter("lack memory"), Filter("lack cpu"), Filter("lack disk"));
        Assert.Equal("no place among 4 nodes: 2 lack memory, 1 lack cpu, 1 lack disk", FilterChain.Sentence([disk, memory, cpu, memory]));
        Assert.Equal("no place: no node is up", FilterChain.Sentence([]));
    }

    private static IFilter Filter(string reason) => FilterChain.All.Single(filter => filter.Reason == reason);
}
