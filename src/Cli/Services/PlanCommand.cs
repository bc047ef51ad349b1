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
        var mapper = new Option<string?>("--mapper") { Description = "The method: auto (default), grasp, treedp, or eager, which is the paper's.", HelpName = "NAME" };
        var seed = new Option<int?>("--seed") { Description = "Seed of the plan's chance; by default it follows from the spec.", HelpName = "NUMBER" };
        var explain = new Option<string?>("--explain") { Description = "Say why this task goes where it goes, and what the next best nodes would cost.", HelpName = "TASK" };
        var afresh = new Option<bool>("--afresh") { Description = "Plan tasks that run already too, at the cost of moving them; by default they stay." };
        var command = new Command("plan", "Show where the tasks would go now, and what that costs; nothing is changed (exit code 1: a task has no place).")
        {
            file, mapper, seed, explain, afresh, output,
        };
        command.SetAction((parsed, cancel) => ClientAction.Guarded(cancel, async () =>
        {
            var document = await SpecReader.Read(parsed.GetRequiredValue(file).FullName, cancel);
            var wish = new PlanWish(parsed.GetValue(mapper), parsed.GetValue(seed), parsed.GetValue(explain), parsed.GetValue(afresh));
            await using var client = await FogClient.Connect(Gateways.Options(parsed), cancel);
            var result = await client.Plan(document, wish, cancel);
            if (parsed.GetValue(output) == "json")
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Json.Of(result));
            }
            else
            {
                foreach (var part in PlanTables.Of(result))
                {
                    AnsiConsole.Write(part);
                }
            }

            return result.Plan is null ? 1 : 0;
        }));
        return command;
    }
}
