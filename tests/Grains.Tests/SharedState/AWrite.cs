using System.Collections.Immutable;
using Fog.SharedState;

namespace Fog.Tests.SharedState;

public sealed class AWrite
{
    private static readonly ImmutableArray<byte> One = [1], Two = [2, 2];
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Gives_the_key_a_version_that_grows_with_each_write_of_any_key()
    {
        var space = new SharedSpace();
        Assert.Equal(1, Done(ref space, new SharedWrite("a", One)));
        Assert.Equal(2, Done(ref space, new SharedWrite("b", One)));
        Assert.Equal(3, Done(ref space, new SharedWrite("a", Two)));
        Assert.Equal((3, Two), (space.Entry("a")!.Version, space.Entry("a")!.Value));
        Assert.Equal((2, 5), (space.Entries.Count, space.Bytes));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, true)]
    [InlineData(1, 0, false)]
    [InlineData(1, 2, false)]
    public void Takes_effect_only_if_the_version_is_the_one_that_it_names(long there, long wanted, bool done)
    {
        var space = new SharedSpace();
        if (there > 0)
        {
            Done(ref space, new SharedWrite("a", One));
        }

        var (next, outcome) = space.Apply(new SharedWrite("a", Two, wanted), Now);
        Assert.Equal(done ? WriteVerdict.Done : WriteVerdict.Conflict, outcome.Verdict);
        Assert.Equal(done ? there + 1 : there, outcome.Version);
        Assert.Equal(done, next != space);
    }

    [Fact]
    public void With_the_token_of_one_that_took_effect_has_no_other_one_also_after_others()
    {
        var space = new SharedSpace();
        Assert.Equal(1, Done(ref space, new SharedWrite("a", One, null, "t")));
        Assert.Equal(2, Done(ref space, new SharedWrite("a", Two)));
        Assert.Equal(1, Done(ref space, new SharedWrite("a", One, null, "t")));
        Assert.Equal(Two, space.Entry("a")!.Value);
        Assert.Equal(3, Done(ref space, new SharedWrite("b", One, null, "t"))); // of another key
    }

    [Fact]
    public void Forgets_tokens_beyond_a_number_and_keeps_no_more()
    {
        var space = new SharedSpace();
        for (var i = 0; i <= SharedStateLimits.Tokens; i++)
        {
            Done(ref space, new SharedWrite("a", One, null, $"{i}"));
        }

        Assert.Equal(SharedStateLimits.Tokens, space.Outcomes.Count);
        Assert.Equal(SharedStateLimits.Tokens + 2, Done(ref space, new SharedWrite("a", One, null, "0")));
    }

    [Fact]
    public void That_removes_a_key_is_seen_by_those_who_watch_until_there_were_too_many()
    {
        var space = new SharedSpace();
        Done(ref space, new SharedWrite("a", One));
        Assert.Equal(0, Done(ref space, new SharedWrite("a", null)));
        Assert.Equal(0, Done(ref space, new SharedWrite("a", null)));
        Assert.Equal((2, 0, 0), (space.Revision, space.Entries.Count, space.Bytes));
        var change = Assert.Single(space.Since("", 1).Changes);
        Assert.Equal(("a", 2, true), (change.Key, change.Version, change.Value is null));

        for (var i = 0; i < SharedStateLimits.Removals; i++)
        {
            Done(ref space, new SharedWrite("b", One));
            Done(ref space, new SharedWrite("b", null));
        }

        Assert.True(space.Since("", 1).Lost);
        Assert.False(space.Since("", 2).Lost);
    }

    [Fact]
    public void Is_refused_beyond_the_room_that_there_is()
    {
        var space = new SharedSpace();
        var big = ImmutableArray.Create(new byte[SharedStateLimits.Value]);
        var fits = 0;
        while (space.Apply(new SharedWrite($"{fits:00}", big), Now) is { Outcome.Verdict: WriteVerdict.Done } next)
        {
            (space, fits) = (next.Space, fits + 1);
        }

        Assert.Equal(SharedStateLimits.Total / (SharedStateLimits.Value + 2), fits);
        Assert.Contains("1048576 is the most", space.Apply(new SharedWrite("99", big), Now).Outcome.Reason, StringComparison.Ordinal);
        Done(ref space, new SharedWrite("00", One)); // a smaller value in place of a larger one fits
    }

    [Theory]
    [InlineData("a/b-c_d.e:f~1", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("ä", false)]
    public void Names_a_key_by_the_rules(string key, bool good) => Assert.Equal(good, Writing.Complaint(new SharedWrite(key, One)) is null);

    [Fact]
    public void Of_a_value_that_is_too_large_is_refused_with_both_numbers() => Assert.Equal(
        "the value of a has 65537 bytes; 65536 is the most: put bulk data into a volume",
        Writing.Complaint(new SharedWrite("a", ImmutableArray.Create(new byte[SharedStateLimits.Value + 1]))));

    [Fact]
    public void Can_be_listed_by_prefix_in_pieces_and_watched()
    {
        var space = new SharedSpace();
        foreach (var key in new[] { "b", "a/2", "a/10", "a/1", "A" })
        {
            Done(ref space, new SharedWrite(key, One));
        }

        var first = space.List("a/", null, 2);
        Assert.Equal(["a/1", "a/10"], first.Entries.Select(entry => entry.Key));
        Assert.Equal((true, 5), (first.More, first.Revision));
        var rest = space.List("a/", "a/10", 2);
        Assert.Equal("a/2", Assert.Single(rest.Entries).Key);
        Assert.False(rest.More);
        Assert.Equal(["a/10", "a/1"], space.Since("a/", 2).Changes.Select(change => change.Key));
        Assert.True(space.Since("", 6).Lost); // of a space that was cleared
    }

    private static long Done(ref SharedSpace space, SharedWrite write)
    {
        (space, var outcome) = space.Apply(write, Now);
        Assert.Equal(WriteVerdict.Done, outcome.Verdict);
        return outcome.Version;
    }
}
