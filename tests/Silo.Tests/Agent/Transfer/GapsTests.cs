using Fog.Agent.Transfer;

namespace Fog.Tests.Agent.Transfer;

public sealed class What_is_missing_of_a_blob
{
    [Fact]
    public void Shrinks_by_what_arrives_and_grows_by_what_is_given_back()
    {
        var gaps = Gaps.Whole(100).Without(new(20, 40)).Without(new(0, 10));
        Assert.Equal("10-20 40-100", gaps.ToString());
        Assert.Equal("10-100", gaps.With(new(20, 40)).ToString());
        Assert.Equal("10-25 40-100", gaps.With(new(15, 25)).ToString());
        Assert.Equal(70, gaps.Length);
    }

    [Fact]
    public void Is_read_as_it_was_written_and_nothing_else_is()
    {
        Assert.Equal("10-20 40-100", Gaps.Parse("10-20 40-100", 100)!.ToString());
        Assert.Empty(Gaps.Parse("", 100)!.Pieces);
        Assert.All(["10", "20-10", "a-b", "-1-5", "10-101"], text => Assert.Null(Gaps.Parse(text, 100)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Agrees_with_a_list_of_every_single_byte(int seed)
    {
        var random = new Random(seed);
        var (gaps, bytes) = (Gaps.Whole(60), Enumerable.Repeat(true, 60).ToArray());
        for (var round = 0; round < 500; round++)
        {
            var from = random.Next(60);
            var piece = new ByteRange(from, random.Next(from, 61));
            var back = random.Next(2) == 0;
            gaps = back && piece.Length > 0 ? gaps.With(piece) : gaps.Without(piece);
            Array.Fill(bytes, back, (int)piece.From, (int)piece.Length);
            Assert.Equal(bytes, Enumerable.Range(0, 60).Select(at => gaps.Pieces.Any(gap => gap.From <= at && at < gap.To)));
            Assert.All(gaps.Pieces.Zip(gaps.Pieces.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
        }
    }
}
