namespace Fog.Agent.Criu;

/// <summary>One dump of a task that stands still.</summary>
internal static class TaskDump
{
    /// <summary>When this returns, the images are in the directory. Never cut short: a CRIU that is stopped at work leaves connections that are dead.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="name">The task, for errors.</param>
    /// <param name="worker">A CRIU that waits.</param>
    /// <param name="task">The task as CRIU must see it.</param>
    /// <param name="tracked">The round of a pre-copy whose last part this is; null for a whole dump.</param>
    public static async Task Into(string directory, string name, CriuWorker worker, DumpedTask task, int? tracked = null)
    {
        using var images = new OpenDirectory(directory);
        var options = DumpOptions.Of(task, images.Number);
        try
        {
            await worker.Ask(CriuVerb.Dump, tracked is { } level ? DumpOptions.Tracked(options, level) : options, null, CancellationToken.None);
        }
        catch (CriuException e)
        {
            throw new CriuException($"CRIU can't dump {name}: {CriuLog.FirstError(Path.Combine(directory, DumpOptions.Log)) ?? e.Message}");
        }
    }

    /// <summary>What stands at the files 0, 1 and 2 of a process: a restore puts the new monitor's pipes in their place.</summary>
    public static string[] Outputs(int pid) => [.. Enumerable.Range(0, 3).Select(file => new FileInfo($"/proc/{pid}/fd/{file}").LinkTarget ?? "")];
}
