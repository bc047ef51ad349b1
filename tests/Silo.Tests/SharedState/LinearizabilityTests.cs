namespace Fog.Tests.SharedState;

public sealed class A_history
{
    [Fact]
    public void Without_overlaps_is_what_it_says() => Assert.Null(Linearizability.Violation([Put(0, 1, 1, "a"), Get(2, 3, 1, "a"), Put(4, 5, 2, "b"), Get(6, 7, 2, "b")]));

    [Fact]
    public void With_overlaps_may_be_in_either_order()
    {
        Assert.Null(Linearizability.Violation([Put(0, 9, 1, "a"), Get(1, 2, 0, null), Get(3, 4, 1, "a")]));
        Assert.Null(Linearizability.Violation([Put(0, 9, 2, "b"), Put(1, 8, 1, "a"), Get(10, 11, 2, "b")]));
    }

    [Fact]
    public void With_an_old_value_after_a_newer_one_has_no_order()
    {
        Assert.NotNull(Linearizability.Violation([Put(0, 1, 1, "a"), Put(2, 3, 2, "b"), Get(4, 5, 1, "a")]));
        Assert.NotNull(Linearizability.Violation([Put(0, 9, 1, "a"), Get(1, 2, 1, "a"), Get(3, 4, 0, null)]));
    }

    [Fact]
    public void In_which_a_write_counts_twice_has_no_order() =>
        Assert.NotNull(Linearizability.Violation([Put(0, 20, 1, "a"), Put(2, 3, 2, "b"), Get(4, 5, 2, "b"), Get(6, 7, 3, "a")]));

    [Fact]
    public void Of_any_length_is_searched_without_a_deep_stack_and_at_once()
    {
        var history = Enumerable.Range(0, 40_000).Select(i => Put(2 * i, (2 * i) + 9, i + 1, $"{i}"))
            .Append(Get(0, 100_000, 20_000, "19999"))
            .ToList();
        Assert.Null(Linearizability.Violation(history));
        Assert.Contains("39999 as 40000", Linearizability.Violation([.. history, Get(100_001, 100_002, 20_000, "19999")]), StringComparison.Ordinal);
    }

    private static Operation Put(long called, long answered, long version, string value) =>
        new(called, answered, register => version > register.Version ? new Register(version, value) : null, $"put {value}");

    private static Operation Get(long called, long answered, long version, string? value) =>
        new(called, answered, register => register == new Register(version, value) ? register : null, $"get {value}");
}
