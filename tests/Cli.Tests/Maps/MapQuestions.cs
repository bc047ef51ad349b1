using System.CommandLine;
using Fog.Cli.Maps;
using Xunit;

namespace Fog.Tests.Cli.Maps;

public class MapQuestions
{
    private readonly MapOptions _options = new();

    [Fact]
    public void Ask_for_all_within_50_ms_when_nothing_is_said() => Assert.Equal(MapQuestion.Within(50), _options.Question(Parse("")));

    [Fact]
    public void Carry_all_that_was_typed()
    {
        var question = _options.Question(Parse(
            "--budget 1.5s --nodes 20 --sure --cpu 0.5 --memory 64Mi --disk 2Gi --max-price 0.02+0.005/GiB --platform amd64 --min-reliability 0.9 --migratable --label site=lyon --label disk= --demand-cpu 2 --demand-memory 1Gi"));

        Assert.Equal((1500, 20, true, true), (question.Budget, question.MostNodes, question.Sure, question.Expand));
        Assert.Equal(new Resources(2, 1L << 30, 0), question.Demand);
        Assert.Equal(new Resources(0.5, 64L << 20, 2L << 30), question.Filter.Need);
        Assert.Equal(new Price(0.02, 0.005), question.Filter.MostPrice);
        Assert.Equal(("linux/amd64", 0.9, true), (question.Filter.Platform, question.Filter.LeastReliability, question.Filter.Migrates));
        Assert.Equal([new("disk", ""), new("site", "lyon")], question.Filter.Labels);
    }

    [Fact]
    public void With_a_price_for_a_core_alone_take_any_price_of_memory() =>
        Assert.Equal(new Price(0.02, double.PositiveInfinity), _options.Question(Parse("--max-price 0.02")).Filter.MostPrice);

    [Theory]
    [InlineData("--disk much", "--disk: expected an amount")]
    [InlineData("--max-price -1", "--max-price: expected a price for a core and an hour")]
    [InlineData("--max-price 1+2", "--max-price")]
    [InlineData("--max-price 1+2/GiB+3", "--max-price")]
    [InlineData("--budget 40", "--budget: expected a time up to 1.5s such as 40ms, got \"40\".")]
    [InlineData("--budget 0ms", "--budget")]
    [InlineData("--budget 2s", "--budget")]
    [InlineData("--nodes 0", "--nodes")]
    [InlineData("--min-reliability 90", "--min-reliability")]
    [InlineData("--cpu -1", "--cpu")]
    [InlineData("--label lyon", "--label: expected KEY=VALUE, got \"lyon\".")]
    [InlineData("--label a=1 --label a=2", "--label: \"a\" is given twice.")]
    public void That_are_wrong_are_told_so(string line, string reason) =>
        Assert.Contains(Parse(line).Errors, error => error.Message.Contains(reason, StringComparison.Ordinal));

    private ParseResult Parse(string line)
    {
        var command = new RootCommand();
        foreach (var option in _options.All)
        {
            command.Add(option);
        }

        return command.Parse(line);
    }
}
