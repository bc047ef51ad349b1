using static Fog.MigrationPhase;

namespace Fog.Migration;

/// <summary>The life of a move as a table: what isn't listed is forbidden and says so.</summary>
public static class MigrationLife
{
    /// <summary>Whether a move may go from one phase to another under a verdict.</summary>
    public static bool Allows(MigrationPhase from, MigrationPhase to, Verdict verdict) => (from, to, verdict) switch
    {
        (Reserving, Preparing, Verdict.Open) => true,           // the destination promised room
        (Preparing, Moving, Verdict.Open) => true,              // its door is open
        (Reserving, Concluding, Verdict.Abort) => true,
        (Preparing, Concluding, Verdict.Abort) => true,
        (Moving, Concluding, Verdict.Abort) => true,
        (Moving, Concluding, Verdict.Commit) => true,           // restored there, whole here
        (Concluding, Committed, Verdict.Commit) => true,
        (Concluding, Aborted, Verdict.Abort) => true,
        _ => false,
    };

    /// <summary>Whether nothing is left to do.</summary>
    public static bool IsOver(MigrationPhase phase) => phase is Committed or Aborted;
}
