using System.Collections.Immutable;
using Fog.SharedState;

namespace Fog.Tests.SharedState;

/// <summary>Messages may come late: after another try of the same write was answered, and after others have written.</summary>
public sealed class ARepeatedWrite
{
    private static readonly ImmutableArray<byte> One = [1], Two = [2];

    private readonly WriteSessions _mine = new(), _others = new();
    private SharedSpace _space = new();
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Takes_effect_once_however_many_others_were_written_since()
    {
        using var turn = _mine.Take();
        var first = Write(new SharedWrite("a", One, Try: turn.Next()));
        for (var i = 0; i < 3 * SharedStateLimits.Tokens; i++)
        {
            Other("a", Two);
        }

        Assert.Equal(first, Write(new SharedWrite("a", One, Try: turn.Next())));
        Assert.Equal(Two, _space.Entry("a")!.Value);
        Assert.Equal(2, _space.Sessions.Count);
    }

    [Fact]
    public void That_met_a_conflict_takes_no_effect_when_an_earlier_try_comes_late()
    {
        Other("a", Two);
        using var turn = _mine.Take();
        var late = new SharedWrite("a", One, If: 0, Try: turn.Next());
        Assert.Equal(WriteVerdict.Conflict, Write(late with { Try = turn.Next() }).Verdict);
        Other("a", null);
        Assert.Equal(WriteVerdict.Conflict, Write(late).Verdict);
        Assert.Null(_space.Entry("a"));
    }

    [Fact]
    public void That_found_nothing_to_remove_removes_nothing_when_an_earlier_try_comes_late()
    {
        using var turn = _mine.Take();
        var late = new SharedWrite("a", null, Try: turn.Next());
        Write(late with { Try = turn.Next() });
        Other("a", Two);
        Assert.Equal(new WriteOutcome(WriteVerdict.Done, 0), Write(late));
        Assert.NotNull(_space.Entry("a"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(1, 7L)]
    public void With_a_token_has_the_answer_of_the_first_also_when_that_took_no_effect(int? value, long? wanted)
    {
        var write = new SharedWrite("a", value is { } one ? [(byte)one] : null, wanted, "token");
        var first = Write(write);
        Other("a", Two);
        Assert.Equal(first, Write(write));
        Assert.Equal(Two, _space.Entry("a")!.Value);
    }

    [Fact]
    public void For_which_nobody_waits_any_more_takes_no_effect()
    {
        SharedWrite late;
        using (var given = _mine.Take())
        {
            late = new SharedWrite("a", One, Try: given.Next());
        }

        using var next = _mine.Take();
        Write(new SharedWrite("a", Two, Try: next.Next()));
        Assert.Equal(WriteVerdict.Refused, Write(late).Verdict);
        Assert.Equal(Two, _space.Entry("a")!.Value);
    }

    [Fact]
    public void Costs_nothing_to_keep_when_a_first_try_takes_no_effect()
    {
        Other("a", Two);
        var before = _space;
        using var turn = _mine.Take();
        Write(new SharedWrite("a", One, If: 7, Try: turn.Next()));
        Assert.Same(before, _space);
    }

    [Fact]
    public void Is_remembered_until_its_session_was_silent_for_long()
    {
        for (var i = 0; i < 100; i++)
        {
            using var turn = new WriteSessions().Take();
            Write(new SharedWrite("a", One, Try: turn.Next()));
        }

        Assert.Equal(100, _space.Sessions.Count);
        _now += SharedStateLimits.Session + TimeSpan.FromSeconds(1);
        Other("a", Two);
        Assert.Single(_space.Sessions);
    }

    [Fact]
    public void Has_a_session_for_each_that_is_under_way_at_once()
    {
        using var first = _mine.Take();
        using var second = _mine.Take();
        Assert.NotEqual(first.Next().Session, second.Next().Session);
        second.Dispose();
        using var third = _mine.Take();
        var (old, renewed) = (first.Next(), third.Next());
        Assert.NotEqual(old.Session, renewed.Session);
        Assert.Equal((true, false, 2), (old.IsRepeated, renewed.IsRepeated, renewed.Number));
    }

    private WriteOutcome Write(SharedWrite write)
    {
        (_space, var outcome) = _space.Apply(write, _now);
        return outcome;
    }

    private void Other(string key, ImmutableArray<byte>? value)
    {
        using var turn = _others.Take();
        Write(new SharedWrite(key, value, Try: turn.Next()));
    }
}
