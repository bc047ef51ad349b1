using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Finds a program and asks its version.</summary>
public static class ProgramFinder
{
    /// <summary>Where root's programs are, which a plain user's PATH leaves out.</summary>
    private static readonly string[] RootFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

    public static async Task<ToolFact> Find(string name, CancellationToken cancellation)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return await Ask(name, folders.Concat(RootFolders), cancellation);
    }

    /// <summary>Debian keeps the server outside PATH, a folder for each major version; the newest counts.</summary>
    public static async Task<ToolFact> FindPostgres(CancellationToken cancellation)
    {
        const string root = "/usr/lib/postgresql";
        var versions = Directory.Exists(root) ? Directory.GetDirectories(root) : [];
        return await Ask("postgres", versions.OrderDescending(StringComparer.Ordinal).Select(v => Path.Combine(v, "bin")), cancellation);
    }

    private static async Task<ToolFact> Ask(string name, IEnumerable<string> folders, CancellationToken cancellation)
    {
        var path = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return new ToolFact(name, null, null);
        }

        var answer = await Program.Run(path, ["--version"], cancellation);
        return new ToolFact(name, path, VersionText.Of(answer.Text));
    }
}
