namespace Fog.Migration;

/// <summary>How long each phase of a move may take before it is given up. Generous: they bound a hang, failures are told at once.</summary>
public static class MigrationDeadlines
{
    /// <summary>For the destination's promise.</summary>
    public static readonly TimeSpan Reserving = TimeSpan.FromSeconds(20);

    /// <summary>For image, sandbox and workers: a missing image may have to cross a slow link.</summary>
    public static readonly TimeSpan Preparing = TimeSpan.FromMinutes(10);

    /// <summary>For all that the source sends, beside what is predicted.</summary>
    public static readonly TimeSpan Moving = TimeSpan.FromMinutes(2);

    /// <summary>Shortest bound of the freeze: below the 150 s after which a forwarded connection's keep-alive gives a silent peer up.</summary>
    public static readonly TimeSpan Frozen = TimeSpan.FromSeconds(20);

    /// <summary>Longest bound of the freeze, whatever was predicted.</summary>
    public static readonly TimeSpan LongestFreeze = TimeSpan.FromSeconds(120);

    /// <summary>For carrying out the verdict while both nodes are there.</summary>
    public static readonly TimeSpan Concluding = TimeSpan.FromMinutes(1);

    /// <summary>How much longer than predicted a thing may take.</summary>
    private const double Margin = 4;

    /// <summary>Why the move took too long; null when it didn't.</summary>
    public static string? Passed(MigrationState move, MigrationSight sight, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(sight);
        var spent = now - move.Since;
        return move.Phase switch
        {
            MigrationPhase.Reserving when spent > Reserving => $"{move.Order.Destination} didn't promise room within {Reserving.TotalSeconds:0} s",
            MigrationPhase.Preparing when spent > Preparing => $"{move.Order.Destination} wasn't ready within {Preparing.TotalMinutes:0} minutes",
            MigrationPhase.Moving when now - sight.FrozenSince > Freeze(move) => $"the task stood still for more than {Freeze(move).TotalSeconds:0} s",
            MigrationPhase.Moving when spent > Transfer(move) => $"it wasn't restored within {Transfer(move).TotalSeconds:0} s",
            _ => null,
        };
    }

    /// <summary>Whether the ends had their time to carry the verdict out.</summary>
    public static bool ConcludingPassed(MigrationState move, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(move);
        return now - move.Since > Concluding + (move.Order.Method == MigrationMethod.PostCopy ? move.Predicted.Total * Margin : TimeSpan.Zero);
    }

    private static TimeSpan Freeze(MigrationState move) =>
        TimeSpan.FromSeconds(Math.Clamp((move.Predicted.Freeze * Margin).TotalSeconds, Frozen.TotalSeconds, LongestFreeze.TotalSeconds));

    private static TimeSpan Transfer(MigrationState move) => Moving + (move.Predicted.Total * Margin);
}
