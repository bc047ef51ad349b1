namespace Fog.Hosting;

/// <summary>Why the node ended, in the numbers of sysexits.h that supervisors know.</summary>
public static class ExitCode
{
    /// <summary>It was asked to.</summary>
    public const int Done = 0;

    /// <summary>Something that it needs isn't there; starting it again may help.</summary>
    public const int Unavailable = 69;

    /// <summary>The others declared it dead, or its silo can't go on for another reason; starting it again makes it join anew.</summary>
    public const int PlaceLost = 75;

    /// <summary>Its options are wrong; starting it again doesn't help.</summary>
    public const int Configuration = 78;
}
