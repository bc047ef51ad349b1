using Fog.Agent.Processes;

namespace Fog.Agent.Host;

/// <summary>The mounts of the node's namespace.</summary>
internal static class Mounts
{
    /// <summary>Whether something is mounted there.</summary>
    public static bool Has(string path) => File.ReadLines("/proc/self/mounts").Any(line => line.Split(' ') is [_, var target, ..] && target == path);

    /// <summary>When this returns, something is mounted there: what was already, or what the arguments of mount say.</summary>
    /// <returns>Whether it was mounted by this.</returns>
    /// <exception cref="ToolException">The kernel refuses.</exception>
    public static async Task<bool> Ensure(string path, IEnumerable<string> arguments, CancellationToken ct)
    {
        if (Has(path))
        {
            return false;
        }

        Directory.CreateDirectory(path);
        await Tool.Run("mount", [.. arguments, path], ct);
        return true;
    }

    /// <summary>When this returns, nothing is mounted there.</summary>
    /// <exception cref="ToolException">It is in use.</exception>
    public static async Task Remove(string path, CancellationToken ct)
    {
        if (Has(path))
        {
            await Tool.Run("umount", [path], ct);
        }
    }
}
