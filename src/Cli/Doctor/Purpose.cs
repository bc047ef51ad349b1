namespace Fog.Cli.Doctor;

/// <summary>What a host can't do when a check fails. Only <see cref="Tasks"/> decides the exit code.</summary>
public enum Purpose
{
    /// <summary>Running tasks at all.</summary>
    Tasks,

    /// <summary>Moving running tasks to another host.</summary>
    Migration,

    /// <summary>Several hosts on this machine.</summary>
    Lab,
}
