using Fog.Samples.Aggregator;
using Xunit;

namespace Fog.Tests.Aggregator;

public sealed class SettingsAndPage
{
    [Fact]
    public void Settings_have_the_documented_defaults()
    {
        var options = AggregatorOptions.Read(_ => null);
        Assert.Equal((0.97, 1, "/data", "/model"), (options.Target, options.Seed, options.Data, options.Store));
        Assert.Equal(new(1, 10, 0.05f), options.Training);
        Assert.Equal(["trainer-1", "trainer-2", "trainer-3"], options.Trainers.Select(t => t.Host));
    }

    [Fact]
    public void Settings_that_are_wrong_are_all_named_at_once()
    {
        var wrong = new Dictionary<string, string> { ["TARGET"] = "97", ["BATCH"] = "0", ["TRAINERS"] = "trainer-1", ["SEED"] = "-1", ["RATE"] = "fast" };
        var error = Assert.Throws<FormatException>(() => AggregatorOptions.Read(wrong.GetValueOrDefault));
        Assert.All(wrong, setting => Assert.Contains($"'{setting.Value}'", error.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("EPOCHS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_asks_for_itself_again_until_done()
    {
        Round[] history = [new(1, 0.5, 1.25), new(2, 0.975, 1)];
        Assert.Contains("http-equiv=\"refresh\"", StatusPage.Of(new("training", 1, 0.5, 0.97, history[..1])), StringComparison.Ordinal);
        var done = StatusPage.Of(new("done", 2, 0.975, 0.97, history));
        Assert.DoesNotContain("refresh", done, StringComparison.Ordinal);
        Assert.Contains("<td>2</td><td>0.9750</td>", done, StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_rises_with_accuracy_and_stays_in_its_frame()
    {
        var chart = AccuracyChart.Of([new(1, 0.2, 1), new(2, 1, 1)], 0.97);
        Assert.Contains("points=\"330,200 620,20\"", chart, StringComparison.Ordinal);
        Assert.Contains("<polyline points=\"\"", AccuracyChart.Of([], 0.97), StringComparison.Ordinal);
    }
}
