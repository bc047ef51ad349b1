using System.Text.Json;

namespace Fog.Agent.Suspending;

/// <summary>
/// The memory of a task that rests, on its host's disk: CRIU's images and what is in its volumes that are kept in memory. For root's eyes only. A
/// note that is written last makes it whole; it has the number of the suspension, so that what an earlier one left is never taken for it.
/// </summary>
/// <param name="home">The task's directory.</param>
internal sealed class SavedMemory(string home)
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>All of it.</summary>
    public string Directory { get; } = Path.Combine(home, "memory");

    /// <summary>CRIU's images.</summary>
    public string Images => Path.Combine(Directory, "images");

    /// <summary>Whether there is anything, whole or not.</summary>
    public bool IsThere => System.IO.Directory.Exists(Directory);

    /// <summary>Bytes on disk.</summary>
    public long Bytes => IsThere ? new DirectoryInfo(Directory).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) : 0;

    private string Note => Path.Combine(Directory, "whole.json");

    /// <summary>What was in a volume that is kept in memory.</summary>
    public string Volume(string name) => Path.Combine(Directory, "volumes", name);

    /// <summary>When this returns, there is an empty one.</summary>
    public void Make()
    {
        Wipe();
        System.IO.Directory.CreateDirectory(Directory, Mine | UnixFileMode.UserExecute);
        System.IO.Directory.CreateDirectory(Images);
    }

    /// <summary>When this returns, it is whole and survives a power loss.</summary>
    /// <param name="rest">The number of the suspension.</param>
    /// <param name="outputs">What stood at the files 0, 1 and 2 of the task.</param>
    public void Complete(long rest, string[] outputs)
    {
        foreach (var path in System.IO.Directory.EnumerateFiles(Images))
        {
            using var image = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            image.Flush(flushToDisk: true);
        }

        var fresh = Note + ".new";
        using (var note = new FileStream(fresh, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Mine }))
        {
            JsonSerializer.Serialize(note, new WholeNote(rest, outputs));
            note.Flush(flushToDisk: true);
        }

        File.Move(fresh, Note, overwrite: true);
    }

    /// <summary>What stood at the files 0, 1 and 2 of the task; null when what is here isn't whole, or of another suspension.</summary>
    public string[]? Outputs(long rest)
    {
        try
        {
            return File.Exists(Note) && JsonSerializer.Deserialize<WholeNote>(File.ReadAllBytes(Note)) is { } note && note.Rest == rest ? note.Outputs : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>When this returns, nothing of it is left.</summary>
    public void Wipe()
    {
        if (IsThere)
        {
            File.Delete(Note); // first: half of it must not be taken for the whole
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    private sealed record WholeNote(long Rest, string[] Outputs);
}
