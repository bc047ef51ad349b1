using System.Text.Json;
using Fog.Hosting;

namespace Fog.Agent.Checkpoints;

/// <summary>What this host keeps for others: one note for each task, replaced in one piece, that names the blob.</summary>
internal sealed class KeptCheckpoints(NodeOptions options)
{
    private readonly string _directory = Path.Combine(options.DataDirectory, "checkpoints");
    private readonly Lock _change = new();

    /// <summary>The task's; null when none is here.</summary>
    public CheckpointCopy? Of(TaskId task) => Read(Note(task));

    /// <summary>All of them.</summary>
    public IReadOnlyList<CheckpointCopy> All() => Directory.Exists(_directory)
        ? [.. Directory.EnumerateFiles(_directory, "*.json").Select(Read).OfType<CheckpointCopy>()]
        : [];

    /// <summary>When this returns, the host keeps it in place of the task's one before, also after a power loss.</summary>
    /// <returns>The one before; null when there was none.</returns>
    public CheckpointCopy? Keep(CheckpointCopy copy)
    {
        lock (_change)
        {
            var before = Of(copy.Task);
            Directory.CreateDirectory(_directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var fresh = Note(copy.Task) + ".new";
            using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(file, copy);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, Note(copy.Task), overwrite: true);
            return before;
        }
    }

    /// <summary>When this returns, the host keeps it no more; another one of the task stays.</summary>
    /// <returns>Whether it did.</returns>
    public bool Forget(CheckpointCopy copy)
    {
        lock (_change)
        {
            if (Of(copy.Task) != copy)
            {
                return false;
            }

            File.Delete(Note(copy.Task));
            return true;
        }
    }

    private string Note(TaskId task) => Path.Combine(_directory, $"{task.HostName}.json");

    /// <summary>What is no note, or gone this moment, keeps nothing: the blob goes with the cache.</summary>
    private static CheckpointCopy? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<CheckpointCopy>(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is JsonException or FileNotFoundException)
        {
            return null;
        }
    }
}
