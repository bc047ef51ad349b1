using CliWrap;

namespace Fog.Tests.Services;

/// <summary>The program that tests move: it knows whether its memory is as it left it.</summary>
internal static class Workload
{
    /// <summary>A service of it, published; the folder of its image is beside hello's.</summary>
    public static string Spec(string service, int mebibytes, int dirty) => $$"""
        version: 1
        name: {{service}}
        tasks:
          holder:
            build: ./out/memory
            command: [/memory, "{{mebibytes}}", "{{dirty}}"]
            resources: { cpu: 0.5, memory: {{mebibytes + 32}}Mi, disk: 50Mi }
            port: 8080
            volumes: [{ name: data, path: /data }]
            migratable: true
        """;

    /// <summary>When this returns, the folder of its image is there.</summary>
    public static async Task Build()
    {
        var folder = Checkout.Sample("hello/out/memory");
        Directory.CreateDirectory(folder);
        await Cli.Wrap("gcc")
            .WithArguments(["-static", "-O2", "-pthread", "-o", Path.Combine(folder, "memory"), Path.Combine(Checkout.Root, "tests/workloads/memory.c")])
            .ExecuteAsync(ThreeNodes.Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), "FROM scratch\nCOPY memory /memory\nCMD [\"/memory\"]\n", ThreeNodes.Cancel);
    }
}
