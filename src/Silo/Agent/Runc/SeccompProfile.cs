using System.Collections.Immutable;
using System.Text.Json;

namespace Fog.Agent.Runc;

/// <summary>
/// Turns a profile in the format of Docker and Podman, which says for which processor and capability a rule is meant, into the plain
/// list that runc wants. The profile itself comes from a package, so that its care is in better hands than ours.
/// </summary>
internal static class SeccompProfile
{
    private const string Allow = "SCMP_ACT_ALLOW";

    /// <summary>CLONE_NEW* of namespaces in the flags of clone(2): Docker's mask.</summary>
    private const ulong NewNamespaces = 0x7E02_0000;

    private const uint NotImplemented = 38;

    /// <summary>
    /// Podman's profile, the one that Debian packages, leaves these to the capabilities, so that containers can be nested in user
    /// namespaces; Docker's doesn't. A task has no use for them, and a user namespace opens much of the kernel to it.
    /// </summary>
    private static readonly ImmutableHashSet<string> Withheld =
    [
        "mount", "umount", "umount2", "mount_setattr", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount", "fspick", "pivot_root",
        "setns", "unshare", "keyctl", "add_key", "request_key", "reboot", "syslog", "sethostname", "setdomainname",
        "bpf", "perf_event_open", "kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "userfaultfd", "clone", "clone3",
    ];

    /// <summary>Processes and threads may be made, namespaces not; clone3 hides its flags in memory, and libc falls back to clone when it isn't there.</summary>
    private static readonly ImmutableArray<OciSyscall> Cloning =
    [
        new(["clone"], Allow, null, [new OciSyscallArgument(0, NewNamespaces, 0, "SCMP_CMP_MASKED_EQ")]),
        new(["clone3"], "SCMP_ACT_ERRNO", NotImplemented, null),
    ];

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    private sealed record Profile(string DefaultAction, uint? DefaultErrnoRet, ImmutableArray<Arch> ArchMap, ImmutableArray<Rule> Syscalls);

    private sealed record Arch(string Architecture, ImmutableArray<string> SubArchitectures);

    private sealed record Rule(
        ImmutableArray<string> Names, string Action, uint? ErrnoRet, ImmutableArray<OciSyscallArgument>? Args, Condition? Includes, Condition? Excludes);

    private sealed record Condition(ImmutableArray<string> Caps, ImmutableArray<string> Arches);

    /// <summary>The rules that hold for a task.</summary>
    /// <param name="profile">The profile's text.</param>
    /// <param name="architecture">As image manifests write it: <c>amd64</c>, <c>arm64</c>.</param>
    /// <param name="capabilities">What the task is allowed, for example <c>CAP_CHOWN</c>.</param>
    public static OciSeccomp For(string profile, string architecture, IReadOnlyCollection<string> capabilities)
    {
        var read = JsonSerializer.Deserialize<Profile>(profile, Json) ?? throw new FogException("The seccomp profile is empty.");
        var name = architecture == "arm64" ? "SCMP_ARCH_AARCH64" : "SCMP_ARCH_X86_64";
        var arch = read.ArchMap.FirstOrDefault(candidate => candidate.Architecture == name);
        return new OciSeccomp(
            read.DefaultAction,
            read.DefaultErrnoRet,
            [name, .. arch?.SubArchitectures ?? []],
            [.. read.Syscalls
                .Where(rule => Holds(rule, architecture, capabilities))
                .Select(rule => new OciSyscall(Granted(rule), rule.Action, rule.ErrnoRet, rule.Args is { IsDefaultOrEmpty: false } args ? args : null))
                .Where(rule => !rule.Names.IsEmpty),
             .. Cloning]);
    }

    private static ImmutableArray<string> Granted(Rule rule) =>
        rule.Action == Allow ? rule.Names.RemoveRange(Withheld) : rule.Names.RemoveRange(["clone", "clone3"]);

    private static bool Holds(Rule rule, string architecture, IReadOnlyCollection<string> capabilities) =>
        Caps(rule.Includes).All(capabilities.Contains)
        && (Arches(rule.Includes) is [] || Arches(rule.Includes).Contains(architecture))
        && !Caps(rule.Excludes).Any(capabilities.Contains)
        && !Arches(rule.Excludes).Contains(architecture);

    private static ImmutableArray<string> Caps(Condition? condition) => condition?.Caps is { IsDefault: false } caps ? caps : [];

    private static ImmutableArray<string> Arches(Condition? condition) => condition?.Arches is { IsDefault: false } arches ? arches : [];
}
