using System.CommandLine;
using System.Globalization;
using Fog.Cli.Running;
using Fog.Lab;

namespace Fog.Cli.Demo;

/// <summary>
/// <c>fog demo</c>: a lab of four hosts, a learning service on it, and a move of its aggregator in the midst of the learning, by the commands
/// that a user would type.
/// </summary>
internal static class DemoCommand
{
    private const string Spec = "samples/federated-learning/federated-learning.yaml";

    private const string Aggregator = "federated-learning/aggregator";

    public static Command Create()
    {
        var hosts = new Option<int>("--hosts") { Description = "Hosts of the lab.", DefaultValueFactory = _ => 4 };
        var command = new Command("demo", "Bring up a lab of hosts, deploy a federated learning service over them, move its aggregator while it learns, and follow it to its accuracy.") { hosts };
        command.SetAction((parsed, cancel) => ClientAction.Guarded(cancel, () => Run(parsed.GetValue(hosts), parsed.InvocationConfiguration.Output, cancel)));
        return command;
    }

    private static async Task<int> Run(int hosts, TextWriter output, CancellationToken cancel)
    {
        var (clock, checkout) = (TimeProvider.System, Checkout.Find());
        var start = clock.GetTimestamp();
        var shell = new Typed(checkout, output);
        await shell.Run(Path.Combine(checkout, "samples", "build"), [], cancel);
        if (LabState.Load(LabNames.Choose(null)) is null)
        {
            await shell.Fog(["lab", "up", "--hosts", hosts.ToString(CultureInfo.InvariantCulture)], cancel);
        }

        await shell.Fog(["nodes"], cancel);
        await shell.Fog(["deploy", Spec], cancel);
        await shell.FogUntil(["logs", "--follow", Aggregator], IsRound, cancel);
        await shell.Fog(["migrate", Aggregator], cancel);
        await shell.FogUntil(["logs", "--follow", "--tail", "4", Aggregator], IsLastRound, cancel);
        await shell.Fog(["ps"], cancel);
        var took = clock.GetElapsedTime(start);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""

            The model reached its accuracy in {took.TotalSeconds:0} s from the start of the demo, one move of the aggregator's process included.
            The lab is still up; try next:
              ./fog lab status                                hosts, engines, nodes
              ./fog logs -f federated-learning/trainer-1      what a task writes
              ./fog lab kill h1; ./fog lab start h1; ./fog ps a node may die: its tasks go on
              ./fog migrate federated-learning/aggregator     moves it once more: memory, files, open connections
              ./fog deploy samples/hello/hello.yaml           another service beside it
              ./fog rm federated-learning                     take the service away
              ./fog lab down                                  take everything away
            """));
        return 0;
    }

    /// <summary>The aggregator's line for any round: by then all are connected and learn.</summary>
    private static bool IsRound(string line) => line.StartsWith("round ", StringComparison.Ordinal);

    /// <summary>The aggregator's line for the round that reached the target.</summary>
    private static bool IsLastRound(string line) => line.StartsWith("target ", StringComparison.Ordinal) && line.Contains(" reached after ", StringComparison.Ordinal);
}
