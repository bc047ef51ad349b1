using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Cli.Services;
using Fog.Client;
using Spectre.Console;

namespace Fog.Cli.Moving;

/// <summary><c>fog migrate</c>.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var (task, output, method) = (Arguments.Task(), OutputOption.Create(), MethodOption.Create());
        var to = new Option<string?>("--to") { Description = "The new host; left out: the one that a plan would choose." };
        var dry = new Option<bool>("--dry-run") { Description = "Only show what the move would be like; nothing is disturbed." };
        var detach = new Option<bool>("--detach", "-d") { Description = "Don't wait for the end." };
        var command = new Command("migrate", "Move a running task to another host (exit code 0: it runs there, 1: it stayed where it was).")
        {
            task, to, method, dry, detach, output,
        };
        command.Do(async (parsed, client, cancel) =>
        {
            var request = new MigrationRequest(parsed.GetValue(to) is { } host ? new NodeName(host) : null, MethodOption.Parse(parsed.GetValue(method)));
            var json = parsed.GetValue(output) == "json";
            return parsed.GetValue(dry)
                ? await Forecast(client, parsed.GetRequiredValue(task), request, json, parsed.InvocationConfiguration.Output, cancel)
                : await Move(client, parsed.GetRequiredValue(task), request, json, parsed.GetValue(detach), parsed.InvocationConfiguration.Output, cancel);
        });
        return command;
    }

    private static async Task<int> Forecast(FogClient client, TaskId task, MigrationRequest request, bool json, TextWriter writer, CancellationToken cancel)
    {
        var forecast = await client.Moves.Forecast(task, request, cancel);
        if (json)
        {
            await writer.WriteLineAsync(Json.Of(forecast));
        }
        else
        {
            AnsiConsole.Write(MoveTables.Of(forecast));
            await writer.WriteLineAsync(MoveText.Summary(forecast));
        }

        return forecast.Chosen is null ? 1 : 0;
    }

    private static async Task<int> Move(
        FogClient client, TaskId task, MigrationRequest request, bool json, bool detach, TextWriter writer, CancellationToken cancel)
    {
        var begun = await client.Moves.Begin(task, request, cancel);
        await writer.WriteLineAsync(json ? Json.LineOf(begun) : MoveText.Begin(begun));
        if (detach)
        {
            return 0;
        }

        var report = await client.Moves.Finish(begun.Id, new MoveProgress(writer, json), cancel);
        if (json)
        {
            await writer.WriteLineAsync(Json.LineOf(report));
        }
        else
        {
            if (!report.Rounds.IsEmpty || report.Phases.Count > 0)
            {
                AnsiConsole.Write(MoveTables.Of(report));
            }

            await writer.WriteLineAsync(MoveText.End(report));
        }

        return report.Verdict == Verdict.Commit && report.Error is null ? 0 : 1;
    }
}
