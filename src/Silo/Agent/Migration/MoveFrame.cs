namespace Fog.Agent.Migration;

/// <summary>What one end of a move says to the other. Each frame is this byte, the length of its body in four, and the body.</summary>
internal enum MoveFrame : byte
{
    /// <summary>The next piece of an image: the length of its name in one byte, its name, its bytes.</summary>
    Piece = 1,

    /// <summary>What the task wrote since the last of these.</summary>
    Output = 2,

    /// <summary>All is there: bring it back. <see cref="RestoreOrder"/> as JSON.</summary>
    Restore = 3,

    /// <summary>It is back and stands still. <see cref="RestoreReport"/> as JSON.</summary>
    Restored = 4,

    /// <summary>It can't go on at that end: a sentence.</summary>
    Failed = 5,
}

/// <summary>What a destination must know for the restore beside what is in the images.</summary>
/// <param name="Outputs">What stood at the process's files 0, 1 and 2.</param>
internal sealed record RestoreOrder(System.Collections.Immutable.ImmutableArray<string> Outputs);

/// <summary>What the destination did in the freeze.</summary>
/// <param name="Pid">The process there.</param>
/// <param name="Phases">Milliseconds by part.</param>
internal sealed record RestoreReport(int Pid, IReadOnlyDictionary<string, double> Phases);
