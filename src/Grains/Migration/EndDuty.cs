namespace Fog.Migration;

/// <summary>What an end of a move has to do with the copy that it holds. Pure; agents do this and nothing else with a copy that stands still.</summary>
public enum EndDuty
{
    /// <summary>Leave it as it is, frozen or stopped, and ask again.</summary>
    Keep,

    /// <summary>Let it run.</summary>
    Run,

    /// <summary>Delete it, its network locked until it is gone.</summary>
    Delete,
}

/// <summary>Which duty follows from a verdict.</summary>
public static class EndDuties
{
    /// <summary>Exactly one end runs its copy under each verdict, none while it is open.</summary>
    /// <param name="isSource">Whether the end is the one that the task leaves.</param>
    /// <param name="verdict">What was stored.</param>
    public static EndDuty Of(bool isSource, Verdict verdict) => (isSource, verdict) switch
    {
        (_, Verdict.Open) => EndDuty.Keep,
        (true, Verdict.Abort) or (false, Verdict.Commit) => EndDuty.Run,
        _ => EndDuty.Delete,
    };
}
