using Fog.Client.Partitioning;

namespace Fog.Cli.Partition;

/// <summary>The file that the spec goes to. People go on with it by hand, so it is never written over unasked.</summary>
internal static class SpecFile
{
    /// <exception cref="FogException">It is there already, or can't be written.</exception>
    public static async Task Write(FileInfo file, string text, bool force, CancellationToken cancel)
    {
        try
        {
            await using var stream = new FileStream(file.FullName, force ? FileMode.Create : FileMode.CreateNew, FileAccess.Write);
            await using var writer = new StreamWriter(stream);
            await writer.WriteAsync(text.AsMemory(), cancel);
        }
        catch (IOException) when (!force && file.Exists)
        {
            throw new FogException($"Writing the spec to {file.FullName} failed: it is there already. Name another file, or add --force.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FogException($"Writing the spec to {file.FullName} failed ({e.Message.TrimEnd('.')}). Name a file in a folder that you may write to.", e);
        }
    }

    /// <summary>What the spec still needs before a fog can take it; null for nothing.</summary>
    public static string? Missing(FileInfo file, CallGraphPartition partition)
    {
        var folders = partition.Tasks
            .Where(task => !File.Exists(Path.Combine(file.DirectoryName!, task.Name, "Dockerfile")))
            .Select(task => task.Name + "/")
            .ToList();
        return folders.Count == 0 ? null : $"To be added beside it, each with a Dockerfile for the functions of its task: {string.Join(", ", folders)}.";
    }
}
