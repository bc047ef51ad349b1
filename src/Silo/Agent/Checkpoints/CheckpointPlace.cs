using Fog.Agent.Suspending;

namespace Fog.Agent.Checkpoints;

/// <summary>Where a checkpoint is put together, and taken apart: a directory of the task for root's eyes only, with the read-write layer, volumes and memory.</summary>
/// <param name="home">The task's directory.</param>
internal sealed class CheckpointPlace(string home)
{
    /// <summary>All of it.</summary>
    public string Directory { get; } = Path.Combine(home, "checkpoint");

    /// <summary>The task's read-write layer.</summary>
    public string Upper => Path.Combine(Directory, "upper");

    /// <summary>What CRIU dumped, and what is in volumes in memory.</summary>
    public SavedMemory Memory => new(Directory);

    /// <summary>What is in a volume on disk.</summary>
    public string Volume(string name) => Path.Combine(Directory, "volumes", name);

    /// <summary>When this returns, there is an empty one.</summary>
    public void Make()
    {
        Wipe();
        System.IO.Directory.CreateDirectory(Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>When this returns, nothing of it is left.</summary>
    public void Wipe()
    {
        if (System.IO.Directory.Exists(Directory))
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
