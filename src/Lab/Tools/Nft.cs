namespace Fog.Lab.Tools;

/// <summary>The door to nftables.</summary>
internal static class Nft
{
    /// <summary>
    /// Loads the rules inside the namespace, all or nothing. By nsenter and not `ip netns exec`, which would mount a /sys of
    /// its own first.
    /// </summary>
    public static Task Load(string name, string rules, CancellationToken cancel) =>
        Tool.Run("nsenter", [$"--net={Namespaces.File(name)}", "nft", "-f", "-"], cancel, rules);
}
