using Fog.Samples.Learning;
using Xunit;

namespace Fog.Tests.Learning;

public sealed class DealingDataOut
{
    // The first pixel of each image is its number, so that an example can be recognised in any share.
    private static readonly Dataset _data = new([.. Enumerable.Range(0, 100).Select(i => (byte)i)], [.. Enumerable.Range(0, 100).Select(i => (byte)(i % 10))], 1, 1);

    [Fact]
    public void Shuffled_gives_every_example_to_one_client_with_its_label()
    {
        var shares = DataSplit.Shuffled(_data, 3, new(1));
        Assert.Equal([34, 33, 33], shares.Select(s => s.Count));
        AssertWhole(shares);
    }

    [Fact]
    public void By_label_gives_every_example_to_one_client_and_each_client_few_labels()
    {
        var shares = DataSplit.ByLabel(_data, 5, new(1));
        AssertWhole(shares);
        Assert.All(shares, s => Assert.Equal(2, s.Labels.Distinct().Count()));
    }

    [Fact]
    public void Repeats_with_its_seed_only()
    {
        Assert.Equal(DataSplit.Shuffled(_data, 3, new(1))[0].Images, DataSplit.Shuffled(_data, 3, new(1))[0].Images);
        Assert.NotEqual(DataSplit.Shuffled(_data, 3, new(1))[0].Images, DataSplit.Shuffled(_data, 3, new(2))[0].Images);
    }

    [Theory, InlineData(0), InlineData(101)]
    public void To_an_impossible_number_of_clients_is_refused(int clients) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DataSplit.Shuffled(_data, clients, new(1)));

    private static void AssertWhole(IReadOnlyList<Dataset> shares)
    {
        Assert.Equal(_data.Images.Order(), shares.SelectMany(s => s.Images).Order());
        Assert.All(shares, s => Assert.Equal(s.Images.Select(i => (byte)(i % 10)), s.Labels));
    }
}
