using System.CommandLine;
using System.Globalization;
using Fog.Lab;
using Fog.Lab.Files;

namespace Fog.Cli.Lab;

/// <summary>`fog lab up`.</summary>
internal static class UpCommand
{
    private const int DefaultHosts = 4;
    private const int DefaultMachines = 2;

    public static Command Create()
    {
        var hosts = new Option<int?>("--hosts") { Description = "How many equal hosts, h1, h2, …; 4 when there is no file, 2 virtual machines." };
        var file = new Option<string?>("--file", "-f") { Description = "Hosts, their offers, links, matrices, topologies.", HelpName = "lab.yaml" };
        var store = new Option<string?>("--store") { Description = "Where the nodes keep their state; sqlite, or postgres when there are virtual machines." };
        var machine = new Option<string?>("--machine")
        {
            Description = "What the hosts are made of: namespace, or vm for virtual machines with a kernel of their own; the file says it for each.",
        };
        machine.AcceptOnlyFromAmong("namespace", "vm");
        store.AcceptOnlyFromAmong("sqlite", "postgres");
        var noNodes = new Option<bool>("--no-nodes") { Description = "Engines only." };
        var up = new Command("up", "Bring a lab up and wait until every engine and node answers.") { hosts, file, machine, store, noNodes };
        up.Validators.Add(result =>
        {
            if (result.GetValue(hosts) is not null && result.GetValue(file) is not null)
            {
                result.AddError("Give either --hosts or --file.");
            }

            if (result.GetValue(machine) is not null && result.GetValue(file) is not null)
            {
                result.AddError("With --file each host says what it is made of (machine: vm); leave --machine out.");
            }
        });
        up.Do(async (parsed, cancel) =>
        {
            var spec = Spec(parsed.GetValue(LabOptions.Name), parsed.GetValue(hosts), parsed.GetValue(file), parsed.GetValue(machine));
            spec = spec with { Nodes = !parsed.GetValue(noNodes), Store = Store(parsed.GetValue(store)) ?? spec.Store };
            await Up(spec, parsed.InvocationConfiguration.Output, cancel);
        });
        return up;
    }

    private static LabSpec Spec(string? name, int? hosts, string? file, string? machine) =>
        file is not null ? LabFile.Read(file, name)
        : machine == "vm" ? LabSpec.Of(LabNames.Choose(name), hosts ?? DefaultMachines, MachineKind.Vm)
        : LabSpec.Of(LabNames.Choose(name), hosts ?? DefaultHosts);

    private static StoreKind? Store(string? text) => text switch
    {
        null => null,
        "postgres" => StoreKind.Postgres,
        _ => StoreKind.Sqlite,
    };

    private static async Task Up(LabSpec spec, TextWriter output, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        await FogLab.Up(spec, new StepPrinter(output), cancel);
        var took = TimeProvider.System.GetElapsedTime(start);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"Lab \"{spec.Name}\" is up: {spec.Hosts.Length} hosts in {took.TotalSeconds:0.0} s."));
    }
}
