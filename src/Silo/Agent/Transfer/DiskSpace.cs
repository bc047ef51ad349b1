namespace Fog.Agent.Transfer;

/// <summary>Tells a full disk from other trouble with files.</summary>
public static class DiskSpace
{
    private const int NoSpace = 28;
    private const int OverQuota = 122;

    /// <summary>Whether the error is ENOSPC or EDQUOT; on Linux .NET hands the number on as HResult.</summary>
    public static bool IsLacking(Exception error) => error is IOException { HResult: NoSpace or OverQuota };
}
