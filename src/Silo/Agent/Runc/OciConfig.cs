using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fog.Agent.Runc;

/// <summary>The part of the OCI runtime specification's config.json (version 1.0.2) that tasks need.</summary>
internal sealed record OciConfig(OciProcess Process, OciRoot Root, string Hostname, ImmutableArray<OciMount> Mounts, OciLinux Linux)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    public string OciVersion => "1.0.2";

    /// <summary>As runc reads it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

internal sealed record OciProcess(
    OciUser User,
    ImmutableArray<string> Args,
    ImmutableArray<string> Env,
    string Cwd,
    OciCapabilities Capabilities)
{
    public bool Terminal => false;

    public bool NoNewPrivileges => true;
}

internal sealed record OciUser(uint Uid, uint Gid);

internal sealed record OciCapabilities(ImmutableArray<string> Bounding, ImmutableArray<string> Effective, ImmutableArray<string> Permitted);

internal sealed record OciRoot(string Path, bool Readonly);

internal sealed record OciMount(string Destination, string Type, string Source, ImmutableArray<string> Options);

internal sealed record OciLinux(
    ImmutableArray<OciNamespace> Namespaces,
    string CgroupsPath,
    OciResources Resources,
    ImmutableArray<string> MaskedPaths,
    ImmutableArray<string> ReadonlyPaths,
    OciSeccomp Seccomp);

internal sealed record OciNamespace(string Type, string? Path = null);

internal sealed record OciResources(ImmutableArray<OciDeviceRule> Devices, OciMemory Memory, OciCpu Cpu, OciPids Pids);

internal sealed record OciDeviceRule(bool Allow, string Access);

internal sealed record OciMemory(long Limit, long Swap);

internal sealed record OciCpu(long Quota, ulong Period, ulong Shares);

internal sealed record OciPids(long Limit);

internal sealed record OciSeccomp(
    string DefaultAction,
    uint? DefaultErrnoRet,
    ImmutableArray<string> Architectures,
    ImmutableArray<OciSyscall> Syscalls);

internal sealed record OciSyscall(ImmutableArray<string> Names, string Action, uint? ErrnoRet, ImmutableArray<OciSyscallArgument>? Args);

internal sealed record OciSyscallArgument(uint Index, ulong Value, ulong ValueTwo, string Op);
