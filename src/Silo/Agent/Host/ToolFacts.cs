using System.Collections.Immutable;
using Fog.Agent.Processes;

namespace Fog.Agent.Host;

/// <summary>Which tools the host has.</summary>
/// <param name="Runc">Version; null when there is none.</param>
/// <param name="Conmon">Version; null when there is none.</param>
/// <param name="Pause">Path of the program that sandboxes run; null when there is none.</param>
/// <param name="Criu">Version; null when there is none or it can't work on this kernel.</param>
/// <param name="CriuFeatures">Optional features of CRIU that this kernel has.</param>
internal sealed record ToolFacts(string? Runc, string? Conmon, string? Pause, string? Criu, ImmutableArray<string> CriuFeatures)
{
    private static readonly ImmutableArray<string> Features = ["mem_dirty_track", "uffd-noncoop", "pidfd_store", "network_lock_nftables"];

    /// <summary>Asks each tool.</summary>
    public static async Task<ToolFacts> Find(CancellationToken ct)
    {
        var criu = await Says("criu", ["check"], ct) is null ? null : Version(await Says("criu", ["--version"], ct));
        var features = criu is null
            ? []
            : await Task.WhenAll(Features.Select(async name => (name, has: await Says("criu", ["check", "--feature", name], ct) is not null)));
        return new ToolFacts(
            Version(await Says("runc", ["--version"], ct)),
            Version(await Says("conmon", ["--version"], ct)),
            File.Exists(Docker.PauseImage.Program) ? Docker.PauseImage.Program : null,
            criu,
            [.. features.Where(feature => feature.has).Select(feature => feature.name)]);
    }

    /// <summary>The last word of the first line: all of these tools put their version there.</summary>
    internal static string? Version(string? text) => text?.Split('\n')[0].Trim().Split(' ')[^1];

    private static async Task<string?> Says(string tool, string[] arguments, CancellationToken ct)
    {
        try
        {
            return await Tool.Run(tool, arguments, ct);
        }
        catch (ToolException)
        {
            return null;
        }
    }
}
