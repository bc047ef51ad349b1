using Fog.Migration.Costs;
using Fog.Tests.Examples;

namespace Fog.Tests.Migration;

public sealed class AForecast
{
    private const double Mbit = 125_000;
    private static readonly TaskOrder Order = Some.Move().Order.Task;

    [Fact]
    public void Of_a_large_task_on_a_slow_link_prefers_post_copy()
    {
        var forecast = Of(resident: 256, dirty: 4, mbit: 400);
        Assert.Equal(MigrationMethod.PostCopy, forecast.Chosen);
        Assert.InRange(Freeze(forecast, MigrationMethod.PostCopy), 0.1, 0.6);
        Assert.InRange(Freeze(forecast, MigrationMethod.StopAndCopy), 5, 9);
        Assert.InRange(Freeze(forecast, MigrationMethod.DeltaPreCopy), 0.6, 1.5);
        Assert.Contains("against pre-copy", forecast.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_small_task_on_a_fast_link_stops_and_copies() => Assert.Equal(MigrationMethod.StopAndCopy, Of(resident: 1, dirty: 0, mbit: 1000).Chosen);

    [Fact]
    public void Where_pages_cannot_be_fetched_on_demand_plays_rounds()
    {
        var forecast = Of(resident: 256, dirty: 4, mbit: 100, features: ["mem_dirty_track"]);
        Assert.Equal(MigrationMethod.PreCopy, forecast.Chosen);
        Assert.InRange(forecast.Methods.Single(method => method.Method == MigrationMethod.PreCopy).Rounds, 2, 8);
        Assert.Contains("on demand", Refusal(forecast, MigrationMethod.PostCopy), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_written_pages_are_not_tracked_compares_whole_dumps()
    {
        var forecast = Of(resident: 256, dirty: 4, mbit: 100, features: []);
        Assert.Equal(MigrationMethod.DeltaPreCopy, forecast.Chosen);
        Assert.Contains("doesn't track written pages", Refusal(forecast, MigrationMethod.PreCopy), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_task_that_writes_as_fast_as_the_link_sees_no_gain_in_rounds()
    {
        var forecast = Of(resident: 256, dirty: 200, mbit: 100, features: ["mem_dirty_track"]);
        Assert.InRange(forecast.Methods.Single(method => method.Method == MigrationMethod.PreCopy).Rounds, 1, 2);
    }

    [Fact]
    public void Obeys_a_method_that_is_asked_for() => Assert.Equal(MigrationMethod.DeltaPreCopy, Of(1, 0, 1000, forced: MigrationMethod.DeltaPreCopy).Chosen);

    [Fact]
    public void Refuses_a_method_that_is_asked_for_and_cannot_be_done()
    {
        var forecast = Of(1, 0, 1000, features: [], forced: MigrationMethod.PreCopy);
        Assert.Null(forecast.Chosen);
        Assert.Contains("pre-copy can't be used: the kernel of n1 doesn't track", Assert.Single(forecast.Obstacles), StringComparison.Ordinal);
    }

    [Fact]
    public void Heeds_what_an_end_has_no_hands_for()
    {
        var able = Some.Facts("n2") with { Methods = [MigrationMethod.StopAndCopy] };
        var forecast = MethodChoice.Forecast(Order, Some.Facts("n1", source: true), able, new MigrationLink(TimeSpan.Zero, 1e6, true), null);
        Assert.Equal(MigrationMethod.StopAndCopy, forecast.Chosen);
        Assert.Equal("node n2 doesn't do it", Refusal(forecast, MigrationMethod.DeltaPreCopy));
        Assert.StartsWith("node n2 doesn't do it: its kernel could", Refusal(forecast, MigrationMethod.PostCopy), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_the_files_to_the_total_and_not_to_the_freeze()
    {
        var (bare, full) = (Of(16, 0, 100), Of(16, 0, 100, volumes: 125));
        Assert.Equal(Freeze(bare, MigrationMethod.StopAndCopy), Freeze(full, MigrationMethod.StopAndCopy), 3);
        Assert.InRange(full.Methods[0].Total - bare.Methods[0].Total, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    private static MigrationForecast Of(
        long resident, double dirty, double mbit, long volumes = 0, string[]? features = null, MigrationMethod? forced = null)
    {
        var abilities = Some.Able with { CriuFeatures = [.. features ?? ["mem_dirty_track", "uffd-noncoop"]] };
        var source = Some.Facts("n1", source: true, abilities) with
        {
            Task = new MovingTask("sha256:1", resident * Some.MiB, dirty * Some.MiB, 0, volumes * Some.MiB, 1, 1),
        };
        return MethodChoice.Forecast(Order, source, Some.Facts("n2", abilities: abilities), new MigrationLink(TimeSpan.FromMilliseconds(1), mbit * Mbit, true), forced);
    }

    private static double Freeze(MigrationForecast forecast, MigrationMethod method) =>
        forecast.Methods.Single(each => each.Method == method).Freeze.TotalSeconds;

    private static string Refusal(MigrationForecast forecast, MigrationMethod method) => forecast.Methods.Single(each => each.Method == method).Refusal ?? "";
}
