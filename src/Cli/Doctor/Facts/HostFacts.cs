namespace Fog.Cli.Doctor.Facts;

/// <summary>Everything that was seen of this host; the checks judge it without looking further.</summary>
public sealed record HostFacts(
    bool IsRoot,
    string Runtime,
    bool HasWebRuntime,
    KernelFacts Kernel,
    Attempt Namespaces,
    CgroupMode Cgroups,
    Attempt OverlayFilesystem,
    ToolFact Engine,
    bool EngineAnswers,
    ToolFact Runc,
    ToolFact Conmon,
    ToolFact Catatonit,
    ToolFact Rsync,
    ToolFact Postgres,
    NetworkFacts Network,
    CriuFacts Criu,
    RoomFacts Room);
