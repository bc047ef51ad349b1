using System.Collections.Immutable;
using Fog.Agent.Images;
using Fog.Agent.Transfer;

namespace Fog.Tests.Agent.Images;

public sealed class Images_over_the_limit
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch + TimeSpan.FromDays(1);

    private static readonly ImmutableArray<KeptImage> Kept =
    [
        Of("new", hours: 1, "base", "n"),
        Of("old", hours: 3, "base", "o"),
        Of("middle", hours: 2, "m"),
    ];

    [Fact]
    public void Go_those_used_longest_ago_first_until_it_is_kept()
    {
        Assert.Empty(Choose(limit: 40));
        Assert.Equal(["old"], Choose(limit: 30));
        Assert.Equal(["old", "middle"], Choose(limit: 20));
        Assert.Equal(["old", "middle", "new"], Choose(limit: 0));
    }

    [Fact]
    public void Stay_when_a_task_runs_from_them() => Assert.Equal(["middle"], Choose(limit: 0, "old", "new"));

    [Fact]
    public void Stay_for_a_while_after_their_last_use() =>
        Assert.Equal(["middle", "new"], ImageEviction.Choose([.. Kept.Where(image => image.Name != "old"), Of("young", 0, "y")], _ => 10, 0, ImmutableHashSet<string>.Empty, Now));

    private static KeptImage Of(string name, int hours, params string[] layers) =>
        new(name, [.. layers], Now - TimeSpan.FromHours(hours) - (hours == 0 ? Eviction.Grace / 2 : TimeSpan.Zero));

    private static ImmutableArray<string> Choose(long limit, params string[] inUse) =>
        ImageEviction.Choose(Kept, _ => 10, limit, inUse.ToImmutableHashSet(), Now);
}
