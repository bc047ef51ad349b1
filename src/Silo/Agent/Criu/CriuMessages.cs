using ProtoBuf;

namespace Fog.Agent.Criu;

/// <summary>What CRIU can be asked by its remote procedure calls; the numbers are those of its protocol (images/rpc.proto).</summary>
internal enum CriuVerb
{
    None = 0,
    Dump = 1,
    Restore = 2,
    PreDump = 4,
    Notify = 6,
    Version = 10,
}

/// <summary>How CRIU treats control groups. Ignoring them leaves a restored process where CRIU itself is.</summary>
internal enum CriuGroups
{
    Ignore = 0,
}

/// <summary>How CRIU keeps packets away while it dumps connections.</summary>
internal enum CriuNetworkLock
{
    /// <summary>CRIU itself, a rule for each connection.</summary>
    Nftables = 2,

    /// <summary>Not at all: somebody else did.</summary>
    Skip = 3,
}

[ProtoContract]
internal sealed class CriuRequest
{
    [ProtoMember(1, IsRequired = true)]
    public CriuVerb Verb { get; set; }

    [ProtoMember(2)]
    public CriuOptions? Options { get; set; }

    [ProtoMember(3)]
    public bool? NotifySuccess { get; set; }

    [ProtoMember(4)]
    public bool? KeepOpen { get; set; }
}

[ProtoContract]
internal sealed class CriuOptions
{
    [ProtoMember(1, IsRequired = true)]
    public int ImagesDirectory { get; set; }

    [ProtoMember(2)]
    public int? Pid { get; set; }

    [ProtoMember(3)]
    public bool? LeaveRunning { get; set; }

    [ProtoMember(5)]
    public bool? TcpEstablished { get; set; }

    [ProtoMember(8)]
    public bool? FileLocks { get; set; }

    [ProtoMember(9)]
    public int? LogLevel { get; set; }

    [ProtoMember(10)]
    public string? LogFile { get; set; }

    [ProtoMember(12)]
    public bool? Notifications { get; set; }

    [ProtoMember(13)]
    public string? Root { get; set; }

    [ProtoMember(14)]
    public string? ParentImages { get; set; }

    [ProtoMember(15)]
    public bool? TrackMemory { get; set; }

    [ProtoMember(23)]
    public List<CriuPair> ExternalMounts { get; } = [];

    [ProtoMember(26)]
    public bool? Sibling { get; set; }

    [ProtoMember(27)]
    public List<CriuFile> InheritedFiles { get; } = [];

    [ProtoMember(34)]
    public CriuGroups? Groups { get; set; }

    [ProtoMember(35)]
    public uint? GhostLimit { get; set; }

    [ProtoMember(37)]
    public List<string> External { get; } = [];

    [ProtoMember(44)]
    public string? Freezer { get; set; }

    [ProtoMember(46)]
    public bool? SkipWaitingConnections { get; set; }

    [ProtoMember(48)]
    public bool? LazyPages { get; set; }

    [ProtoMember(50)]
    public bool? OrphanTerminals { get; set; }

    [ProtoMember(52)]
    public bool? TcpClose { get; set; }

    [ProtoMember(64)]
    public CriuNetworkLock? NetworkLock { get; set; }
}

/// <summary>A mount that isn't the task's own: its name in the images, and what it is.</summary>
[ProtoContract(SkipConstructor = true)]
internal sealed record CriuPair([property: ProtoMember(1)] string Key, [property: ProtoMember(2)] string Value);

/// <summary>A file that CRIU was given open, in place of one that the images name.</summary>
[ProtoContract(SkipConstructor = true)]
internal sealed record CriuFile([property: ProtoMember(1)] string Key, [property: ProtoMember(2, IsRequired = true)] int File);

[ProtoContract]
internal sealed class CriuAnswer
{
    [ProtoMember(1)]
    public CriuVerb Verb { get; set; }

    [ProtoMember(2)]
    public bool Success { get; set; }

    [ProtoMember(4)]
    public CriuRestored? Restored { get; set; }

    [ProtoMember(5)]
    public CriuNotice? Notice { get; set; }

    [ProtoMember(9)]
    public string? Message { get; set; }
}

[ProtoContract]
internal sealed class CriuRestored
{
    [ProtoMember(1)]
    public int Pid { get; set; }
}

[ProtoContract]
internal sealed class CriuNotice
{
    [ProtoMember(1)]
    public string? Stage { get; set; }

    [ProtoMember(2)]
    public int? Pid { get; set; }
}
