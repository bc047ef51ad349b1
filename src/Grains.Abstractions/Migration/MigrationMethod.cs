namespace Fog;

/// <summary>How a task's memory gets to its new host.</summary>
[GenerateSerializer, Alias("fog.MigrationMethod")]
public enum MigrationMethod
{
    /// <summary>Frozen, dumped, sent, restored: the shortest way for small tasks, works everywhere.</summary>
    StopAndCopy,

    /// <summary>Rounds of pre-dumps while the task runs, each of the pages written since the one before; needs soft-dirty tracking at the source.</summary>
    PreCopy,

    /// <summary>Short dumps that leave the task running, then only the pages that differ; works everywhere.</summary>
    DeltaPreCopy,

    /// <summary>Restored with few pages, the others follow on demand; needs userfaultfd at the destination. Both hosts are needed until all pages are there.</summary>
    PostCopy,
}
