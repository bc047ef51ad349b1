namespace Fog;

/// <summary>How far a move is, as the task's grain stored it before it acted.</summary>
[GenerateSerializer, Alias("fog.MigrationPhase")]
public enum MigrationPhase
{
    /// <summary>The destination is asked for a promise.</summary>
    Reserving,

    /// <summary>The destination brings image, sandbox and workers while the task runs.</summary>
    Preparing,

    /// <summary>The source sends: files and rounds while the task runs, then the freeze, until the destination has restored it.</summary>
    Moving,

    /// <summary>It is decided; both ends are being told until they have carried it out.</summary>
    Concluding,

    /// <summary>Over: the task runs at the destination.</summary>
    Committed,

    /// <summary>Over: the task stayed at the source.</summary>
    Aborted,
}
