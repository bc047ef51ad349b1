namespace Fog.Lab.Machines;

/// <summary>Holds the whole of a machine that is on: memory, devices, disk.</summary>
internal interface ISnapshots
{
    /// <summary>From now on it stands still.</summary>
    Task Pause(CancellationToken cancel);

    /// <summary>Keeps it as it is under that name, in place of an older one; it stands still.</summary>
    Task Save(string name, CancellationToken cancel);

    /// <summary>Makes it what it was; it stands still.</summary>
    /// <exception cref="LabException">Nothing was kept under that name.</exception>
    Task Load(string name, CancellationToken cancel);

    /// <summary>It goes on.</summary>
    /// <param name="loaded">Whether it was made what it was: its clock and the way into it are then set right.</param>
    /// <param name="cancel">Stops the waiting.</param>
    Task Resume(bool loaded, CancellationToken cancel);
}
