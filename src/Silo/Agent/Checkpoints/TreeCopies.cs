using System.Collections.Immutable;
using Fog.Agent.Migration.Files;
using Fog.Agent.Processes;

namespace Fog.Agent.Checkpoints;

/// <summary>A directory of a task and its copy in a checkpoint.</summary>
internal sealed record TreeCopy(string From, string To);

/// <summary>
/// Copies a task's files for a checkpoint: all while it runs, and again in the standstill what changed since. A tree in which nothing changed costs a look at
/// its entries.
/// </summary>
internal sealed class TreeCopies(ImmutableArray<TreeCopy> trees, MappedFiles mapped, TimeProvider clock)
{
    /// <summary>For the copy while the task runs.</summary>
    private static readonly TimeSpan LivePatience = TimeSpan.FromMinutes(5);

    /// <summary>For the copy while it stands still: peers wait for it.</summary>
    private static readonly TimeSpan StillPatience = TimeSpan.FromSeconds(15);

    private (TreeMark Mark, DateTimeOffset At)[] _marks = [];

    /// <summary>When this returns, the copies are as the trees were in some moments of this call.</summary>
    public async Task Live(CancellationToken ct)
    {
        mapped.Look();
        _marks = [.. trees.Select(tree => (TreeMark.Of(tree.From), clock.GetUtcNow()))];
        await Task.WhenAll(trees.Select((tree, number) => Live(tree, number, ct)));
        mapped.Look();
    }

    /// <summary>What goes or changes while it is read is no reason to give up: the second copy, which none is then, is for that.</summary>
    private async Task Live(TreeCopy tree, int number, CancellationToken ct)
    {
        try
        {
            await Copy(tree.From, tree.To, false, LivePatience, ct);
        }
        catch (ToolException)
        {
            _marks[number] = default;
        }
    }

    /// <summary>When this returns, the copies are as the trees of the frozen task.</summary>
    public Task Again(CancellationToken ct)
    {
        var contents = mapped.Look();
        return Task.WhenAll(trees
            .Where((tree, number) => contents || !_marks[number].Mark.Holds(TreeMark.Of(tree.From), _marks[number].At))
            .Select(tree => Copy(tree.From, tree.To, contents, StillPatience, ct)));
    }

    /// <summary>When this returns, a directory is like another.</summary>
    /// <param name="from">The one.</param>
    /// <param name="to">The other; it need not be there yet.</param>
    /// <param name="contents">Whether to compare the contents of all files, whatever their times say.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="ct">Stops the copying.</param>
    public static Task Copy(string from, string to, bool contents, TimeSpan patience, CancellationToken ct)
    {
        Directory.CreateDirectory(to);
        return Tool.Run(Rsync.Program, [.. Rsync.Mirror(contents), Rsync.Inside(from), Rsync.Inside(to)], ct, patience: patience);
    }
}
