using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client;
using Spectre.Console;

namespace Fog.Cli.Services;

/// <summary><c>fog plan</c>.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var (file, output) = (Arguments.SpecFile(), OutputOption.Create());
        var command = new Command("plan", "Show where the tasks would go now; nothing is changed (exit code 1: a task has no place).") { file, output };
        command.SetAction((parsed, cancel) => ClientAction.Guarded(cancel, async () =>
        {
            var document = await SpecReader.Read(parsed.GetRequiredValue(file).FullName, cancel);
            await using var client = await FogClient.Connect(Gateways.Options(parsed), cancel);
            var result = await client.Plan(document, cancel);
            if (parsed.GetValue(output) == "json")
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Json.Of(result));
            }
            else
            {
                AnsiConsole.Write(Table(result));
            }

            return result.Plan is null ? 1 : 0;
        }));
        return command;
    }

    private static Table Table(PlanResult result)
    {
        var table = Tables.With("TASK", "NODE", "WHY");
        foreach (var (task, place) in result.Plan?.Assignments.AsEnumerable() ?? [])
        {
            table.Row(task, place.Node.ToString(), place.Reason);
        }

        foreach (var (task, reason) in result.Refusals)
        {
            table.Row(task, "none", reason);
        }

        return table;
    }
}
