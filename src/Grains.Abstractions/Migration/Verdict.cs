namespace Fog;

/// <summary>
/// What was decided of a move. The task's grain stores it once; until then the copy at the destination stays stopped and the one at the
/// source frozen but whole, afterwards one of them ends. So never two copies run, and never none for want of a decision.
/// </summary>
[GenerateSerializer, Alias("fog.Verdict")]
public enum Verdict
{
    /// <summary>Nothing yet: stay as you are and ask again.</summary>
    Open,

    /// <summary>The destination's copy runs on; the source's is deleted.</summary>
    Commit,

    /// <summary>The source's copy runs on; the destination's is deleted.</summary>
    Abort,
}
