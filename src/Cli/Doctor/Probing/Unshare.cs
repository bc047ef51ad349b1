namespace Fog.Cli.Doctor.Probing;

/// <summary>Arguments of unshare(1): a command in namespaces of its own, so that what it makes is gone when it ends.</summary>
public static class Unshare
{
    public const string Path = "unshare";

    public static IReadOnlyList<string> InNetwork(params string[] command) => ["--net", "--", .. command];

    public static IReadOnlyList<string> InMounts(params string[] command) => ["--mount", "--propagation", "private", "--", .. command];

    public static IReadOnlyList<string> InAll(params string[] command) =>
        ["--net", "--pid", "--fork", "--mount", "--uts", "--ipc", "--", .. command];
}
