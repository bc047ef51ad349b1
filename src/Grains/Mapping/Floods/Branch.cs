namespace Fog.Mapping.Floods;

/// <summary>A neighbour that a visit asked.</summary>
/// <param name="request">What it was asked.</param>
/// <param name="at">When.</param>
/// <param name="bound">How long its acknowledgement may take.</param>
internal sealed class Branch(MapRequest request, TimeSpan at, TimeSpan bound)
{
    public MapRequest Request => request;

    /// <summary>When it was asked last.</summary>
    public TimeSpan At { get; set; } = at;

    /// <summary>When it has to have acknowledged.</summary>
    public TimeSpan AcknowledgeBy => At + bound;

    public bool IsAskedAgain { get; set; }

    public BranchStage Stage { get; set; }

    /// <summary>Parts of its answer that came.</summary>
    public HashSet<int> Parts { get; } = [];

    public bool IsAwaited => Stage is BranchStage.Sent or BranchStage.Acknowledged;
}

/// <summary>How far a branch has come.</summary>
internal enum BranchStage
{
    /// <summary>Nothing was heard yet.</summary>
    Sent,

    /// <summary>An answer follows.</summary>
    Acknowledged,

    /// <summary>It was silent for too long; what comes from it is handed on.</summary>
    Late,

    /// <summary>It answered, or there was nothing to answer.</summary>
    Ended,
}
