using System.Text.Json.Nodes;
using Fog.Lab;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Machines;

/// <summary>
/// A fog of two virtual machines, brought up once for several classes: hello runs on both, and on h1 a service "mem" of a task that writes
/// faster than rounds can follow, one that writes nothing and one that writes less from round to round.
/// </summary>
public sealed class TwoMachines() : EmulatedFog(
    "testvms", new HostSpec("h1", Machine: MachineKind.Vm), new HostSpec("h2", Machine: MachineKind.Vm))
{
    private const string Kept = "fresh";

    private const string Memory = """
        version: 1
        name: mem
        tasks:
          busy:
            build: ./out/memory
            command: [/memory, "4", "64"]
            resources: { cpu: 0.2, memory: 48Mi, disk: 50Mi }
            port: 8080
            placement: { host: h1 }
            migratable: true
          still:
            build: ./out/memory
            command: [/memory, "8"]
            resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi }
            port: 8080
            placement: { host: h1 }
            migratable: true
          waning:
            build: ./out/memory
            command: [/memory, "16", "wanes"]
            resources: { cpu: 0.2, memory: 64Mi, disk: 50Mi }
            port: 8080
            placement: { host: h1 }
            migratable: true
        """;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Workload.Build();
        await Deploy(web: "h1", greeter: "h2", counter: "h1");
        await Deploy(Memory);
        await Lab.Save(Kept, cancel: Cancel);
    }

    /// <summary>Everything is as it was when no test had run yet.</summary>
    internal Task Again() => Lab.Load(Kept, cancel: Cancel);

    /// <summary>Moves a task; returns the report.</summary>
    internal async Task<JsonNode> Move(string task, string method, string to = "h2")
    {
        var lines = await Fog.Succeed("migrate", task, "--to", to, "--method", method, "--output", "json");
        var report = JsonNode.Parse(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToJsonString());
        return report;
    }
}

/// <summary>The fog as it was brought up, at the beginning of a class: later tests of it use what earlier ones made warm.</summary>
public sealed class FreshMachines(TwoMachines fog) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await fog.Again();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>One class at a time, beside no other lab: two machines in emulation are all that two processors bear.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MachineLabs : ICollectionFixture<TwoMachines>
{
    public const string Name = "machines";
}
