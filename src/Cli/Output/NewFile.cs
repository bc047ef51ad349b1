namespace Fog.Cli.Output;

/// <summary>Files that are there as a whole or not at all.</summary>
internal static class NewFile
{
    /// <summary>When this returns, the file holds what was written; when that fails, what was there before stays.</summary>
    public static async Task Write(string path, Func<Stream, Task> write)
    {
        var part = path + ".part";
        try
        {
            await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                await write(file);
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FogException($"Writing {path}: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
