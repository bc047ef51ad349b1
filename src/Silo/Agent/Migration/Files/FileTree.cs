namespace Fog.Agent.Migration.Files;

/// <summary>A directory of a task that travels with it.</summary>
/// <param name="Path">Where it is on this host.</param>
/// <param name="ReadOnly">Whether the task can't change it, so that what was sent while it ran is all.</param>
internal sealed record FileTree(string Path, bool ReadOnly);

/// <summary>What the destination is told to begin with a tree.</summary>
/// <param name="Tree">Which one: the read-write layer is 0, volumes follow in the spec's order.</param>
/// <param name="Command">What rsync wants to run there; its last word, the directory, is replaced.</param>
internal sealed record FilesOrder(byte Tree, string[] Command);

/// <summary>How it ended at the destination.</summary>
/// <param name="Tree">Which one.</param>
/// <param name="Error">Rsync's last words; null when all is there.</param>
internal sealed record FilesReport(byte Tree, string? Error);
