using Fog.Cli.Doctor.Facts;

namespace Fog.Tests.Doctor;

/// <summary>Hosts to judge; a test changes the one fact that it is about.</summary>
public static class Hosts
{
    private static readonly Attempt Works = new(true, "");

    public static readonly HostFacts Complete = new(
        IsRoot: true,
        Runtime: ".NET 10.0.12",
        HasWebRuntime: true,
        Kernel: new KernelFacts("6.1.0-30-amd64", PipeMaxSize: 1048576, InotifyInstances: 128, MayPassLimits: true),
        Namespaces: Works,
        Cgroups: CgroupMode.V2,
        OverlayFilesystem: Works,
        Engine: Tool("dockerd"),
        EngineAnswers: true,
        Runc: Tool("runc"),
        Conmon: Tool("conmon"),
        Catatonit: Tool("catatonit"),
        Rsync: Tool("rsync"),
        Postgres: Tool("postgres"),
        Network: new NetworkFacts(Works, Works, Works, Works),
        Criu: new CriuFacts(Tool("criu"), new Attempt(true, "a process dumped and restored in 80 ms"), Works, Works),
        Room: new RoomFacts(8L << 30, 16L << 30, 100L << 30, 200L << 30));

    public static ToolFact NoTool(string name) => new(name, null, null);

    private static ToolFact Tool(string name) => new(name, $"/usr/bin/{name}", "1.2.3");
}
