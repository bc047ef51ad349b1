namespace Fog.Agent.Criu;

/// <summary>
/// One dump of a task. It begins while the task runs and goes as far as it can without touching it: CRIU has started, read its request and learnt
/// what this kernel can do. The rest is for when the task stands still.
/// </summary>
internal sealed class TaskDump : IDisposable
{
    /// <summary>CRIU's name for the moment before it looks at the task; it goes on once this was answered.</summary>
    private const string Untouched = "pre-dump";

    private readonly OpenDirectory _images;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _dump;

    private TaskDump(string directory, string name, CriuWorker worker, DumpedTask task, int? tracked)
    {
        _images = new OpenDirectory(directory);
        _dump = Run(directory, name, worker, task, tracked);
    }

    /// <summary>When this returns, all is done that can be done while the task runs. Disposed without <see cref="Finish"/>, it never was.</summary>
    /// <param name="directory">Where the images go.</param>
    /// <param name="name">The task, for errors.</param>
    /// <param name="worker">A CRIU that waits.</param>
    /// <param name="task">The task as CRIU must see it.</param>
    /// <param name="tracked">The round of a pre-copy whose last part this is; null for a whole dump.</param>
    /// <param name="ct">Stops the waiting.</param>
    public static async Task<TaskDump> Prepare(string directory, string name, CriuWorker worker, DumpedTask task, int? tracked, CancellationToken ct)
    {
        var dump = new TaskDump(directory, name, worker, task, tracked);
        try
        {
            await await Task.WhenAny(dump._ready.Task, dump._dump).WaitAsync(ct);
            return dump;
        }
        catch
        {
            dump.Dispose();
            throw;
        }
    }

    /// <summary>When this returns, the images of the task that stands still are in the directory. Never cut short: a CRIU that is stopped at work leaves connections that are dead.</summary>
    public Task Finish()
    {
        _go.TrySetResult();
        return _dump;
    }

    /// <summary>What stands at the files 0, 1 and 2 of a process: a restore puts the new monitor's pipes in their place.</summary>
    public static string[] Outputs(int pid) => [.. Enumerable.Range(0, 3).Select(file => new FileInfo($"/proc/{pid}/fd/{file}").LinkTarget ?? "")];

    /// <inheritdoc/>
    public void Dispose()
    {
        _go.TrySetCanceled();
        _images.Dispose();
    }

    private async Task Run(string directory, string name, CriuWorker worker, DumpedTask task, int? tracked)
    {
        var options = DumpOptions.Of(task, _images.Number);
        options.Notifications = true;
        try
        {
            await worker.Ask(CriuVerb.Dump, tracked is { } level ? DumpOptions.Tracked(options, level) : options, Heard, CancellationToken.None);
        }
        catch (CriuException e)
        {
            throw new CriuException($"CRIU can't dump {name}: {CriuLog.FirstError(Path.Combine(directory, DumpOptions.Log)) ?? e.Message}");
        }
    }

    private async Task Heard(CriuNotice notice)
    {
        if (notice.Stage == Untouched)
        {
            _ready.TrySetResult();
            await _go.Task;
        }
    }
}
