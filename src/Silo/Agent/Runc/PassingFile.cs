namespace Fog.Agent.Runc;

/// <summary>Files that others remove whenever they like: the kernel's about a process, conmon's about a container.</summary>
internal static class PassingFile
{
    /// <summary>The file's text; null when it isn't there, or went while it was read (the kernel then says ESRCH).</summary>
    public static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
