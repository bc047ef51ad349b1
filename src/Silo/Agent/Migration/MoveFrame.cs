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

    /// <summary>Rsync is to run for one tree. <see cref="Files.FilesOrder"/> as JSON.</summary>
    Files = 6,

    /// <summary>What one rsync says to the other: the tree's number in one byte, the bytes.</summary>
    FileData = 7,

    /// <summary>The source's rsync of that tree has nothing more to say: its number.</summary>
    FilesEnd = 8,

    /// <summary>The destination's has ended. <see cref="Files.FilesReport"/> as JSON.</summary>
    FilesDone = 9,

    /// <summary>The pass that was begun isn't needed: the tree's number.</summary>
    FilesCancel = 10,
}

/// <summary>What a destination must know for the restore beside what is in the images.</summary>
/// <param name="Level">The round whose images are the last.</param>
/// <param name="Outputs">What stood at the process's files 0, 1 and 2.</param>
internal sealed record RestoreOrder(int Level, System.Collections.Immutable.ImmutableArray<string> Outputs);

/// <summary>What the destination did in the freeze.</summary>
/// <param name="Pid">The process there.</param>
/// <param name="Phases">Milliseconds by part.</param>
internal sealed record RestoreReport(int Pid, IReadOnlyDictionary<string, double> Phases);
