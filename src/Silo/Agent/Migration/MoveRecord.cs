namespace Fog.Agent.Migration;

/// <summary>What a host must remember of a task's move after its node was killed at any line.</summary>
/// <param name="Order">The move.</param>
/// <param name="Side">Which end of it this host is.</param>
/// <param name="Stage">How far it is here.</param>
/// <param name="Pid">At the destination: the restored process.</param>
/// <param name="Error">Why it can't go on here.</param>
internal sealed record MoveRecord(MigrationOrder Order, MoveSide Side, MigrationStage Stage, int? Pid = null, string? Error = null)
{
    /// <summary>Whether the source's copy stands still: stored before it does.</summary>
    public bool IsFrozen => Side == MoveSide.Source && Stage == MigrationStage.Frozen;

    /// <summary>Whether the task isn't this host's yet: nobody is told of it.</summary>
    public bool IsArriving => Side == MoveSide.Destination;
}

/// <summary>An end of a move.</summary>
internal enum MoveSide
{
    /// <summary>Where the task runs before it.</summary>
    Source,

    /// <summary>Where it runs after it.</summary>
    Destination,
}
