using System.Collections.Immutable;
using System.Text.Json;

namespace Fog.Agent.Runc;

/// <summary>
/// Turns a profile in the format of Docker and Podman, which says for which processor and capability a rule is meant, into the plain
/// list that runc wants. The profile itself comes from a package, so that its care is in better hands than ours.
/// </summary>
internal static class SeccompProfile
{
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
                .Select(rule => new OciSyscall(rule.Names, rule.Action, rule.ErrnoRet, rule.Args is { IsDefaultOrEmpty: false } args ? args : null))]);
    }

    private static bool Holds(Rule rule, string architecture, IReadOnlyCollection<string> capabilities) =>
        Caps(rule.Includes).All(capabilities.Contains)
        && (Arches(rule.Includes) is [] || Arches(rule.Includes).Contains(architecture))
        && !Caps(rule.Excludes).Any(capabilities.Contains)
        && !Arches(rule.Excludes).Contains(architecture);

    private static ImmutableArray<string> Caps(Condition? condition) => condition?.Caps is { IsDefault: false } caps ? caps : [];

    private static ImmutableArray<string> Arches(Condition? condition) => condition?.Arches is { IsDefault: false } arches ? arches : [];
}
