using System.Collections.Immutable;

namespace Fog.Migration.Costs;

/// <summary>Forecasts a move and chooses its method. Pure.</summary>
public static class MethodChoice
{
    /// <summary>Freezes this close are the same to a user: the method that is over sooner is taken.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMilliseconds(50);

    /// <summary>What a move would be like.</summary>
    /// <param name="order">The task's order.</param>
    /// <param name="source">What its host says.</param>
    /// <param name="destination">What the other host says.</param>
    /// <param name="link">The way between them.</param>
    /// <param name="forced">The method that is asked for; null: the best one.</param>
    public static MigrationForecast Forecast(
        TaskOrder order, MigrationFacts source, MigrationFacts destination, MigrationLink link, MigrationMethod? forced)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        var load = source.Task ?? new MovingTask("", 0, null, 0, 0, 0, 0);
        ImmutableArray<MethodForecast> methods = [.. Enum.GetValues<MigrationMethod>()
            .Select(method => CostModel.Predict(method, load, link, RoundRules.Default, MoveCosts.Default)
                with { Refusal = MethodAbility.Refusal(method, source, destination) })];
        var (chosen, reason) = Choose(methods, forced);
        var obstacles = MoveObstacles.Of(order.Spec, source, destination);
        return new MigrationForecast(order.Task, source.Node, destination.Node, obstacles.IsEmpty ? chosen : null, reason,
            methods, chosen is null ? obstacles.Add(reason) : obstacles, source.Task, link);
    }

    private static (MigrationMethod? Method, string Reason) Choose(ImmutableArray<MethodForecast> methods, MigrationMethod? forced)
    {
        if (forced is { } wanted)
        {
            return methods.Single(method => method.Method == wanted) is { Refusal: { } refusal }
                ? (null, $"{Name(wanted)} can't be used: {refusal}; leave --method out, or name another one")
                : (wanted, "it was asked for");
        }

        if (methods.Where(method => method.Refusal is null).ToArray() is not [_, ..] possible)
        {
            return (null, "no method can be used: " + string.Join("; ", methods.Select(method => $"{Name(method.Method)}: {method.Refusal}")));
        }

        var least = possible.Min(Weight);
        var best = possible.Where(method => Weight(method) <= least + Same).MinBy(method => (method.Total, method.Method))!;
        return (best.Method, Reason(best, possible));
    }

    private static string Reason(MethodForecast best, MethodForecast[] possible)
    {
        var others = possible.Where(method => method != best).OrderBy(method => method.Freeze)
            .Select(method => $"{Name(method.Method)} {Size.Of(method.Freeze)}").ToArray();
        return $"about {Size.Of(best.Freeze)} of standing still" + (others.Length == 0 ? ", the only method here" : $", against {string.Join(", ", others)}");
    }

    private static TimeSpan Weight(MethodForecast method) =>
        method.Freeze + (method.Method == MigrationMethod.PostCopy ? MoveCosts.Default.Risk : TimeSpan.Zero);

    /// <summary>A method as people write it.</summary>
    public static string Name(MigrationMethod method) => method switch
    {
        MigrationMethod.StopAndCopy => "stop-and-copy",
        MigrationMethod.PreCopy => "pre-copy",
        MigrationMethod.DeltaPreCopy => "delta-pre-copy",
        _ => "post-copy",
    };
}
