using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client;

namespace Fog.Cli.Moving;

/// <summary><c>fog drain</c>.</summary>
internal static class DrainCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static Command Create()
    {
        var host = new Argument<string>("host") { Description = "The host to empty; 'fog nodes' lists them." };
        var undo = new Option<bool>("--undo") { Description = "Let it take tasks again; those that left stay where they are." };
        var detach = new Option<bool>("--detach", "-d") { Description = "Don't wait until it is empty." };
        var output = OutputOption.Create();
        var command = new Command("drain", "Move all tasks away from a host while they run, and keep new ones away (exit code 1: some couldn't leave).") { host, undo, detach, output };
        command.Do(async (parsed, client, cancel) =>
        {
            var (node, writer, json) = (new NodeName(parsed.GetRequiredValue(host)), parsed.InvocationConfiguration.Output, parsed.GetValue(output) == "json");
            var status = await client.Drain(node, parsed.GetValue(undo), cancel);
            if (!status.IsDrained)
            {
                await writer.WriteLineAsync(json ? Json.LineOf(status) : $"{node} takes tasks again.");
                return 0;
            }

            if (!parsed.GetValue(detach))
            {
                status = await Follow(client, status, json ? TextWriter.Null : writer, cancel);
            }

            await writer.WriteLineAsync(json ? Json.LineOf(status) : End(status));
            return status.Tasks.Any(task => task.Refusal is not null) ? 1 : 0;
        });
        return command;
    }

    private static async Task<DrainStatus> Follow(FogClient client, DrainStatus status, TextWriter writer, CancellationToken cancel)
    {
        var left = status.Tasks.Select(task => task.Task).ToHashSet();
        var moving = new HashSet<TaskId>();
        while (!status.IsSettled)
        {
            foreach (var task in status.Tasks.Where(task => task.IsMoving && moving.Add(task.Task)))
            {
                await writer.WriteLineAsync($"- {task.Task} leaves");
            }

            await Task.Delay(Pause, cancel);
            status = await client.Drained(status.Node, cancel);
            foreach (var gone in left.Except(status.Tasks.Select(task => task.Task)).ToArray())
            {
                left.Remove(gone);
                await writer.WriteLineAsync($"+ {gone} left");
            }
        }

        return status;
    }

    private static string End(DrainStatus status) => status.Tasks.IsEmpty
        ? $"{status.Node} is empty and takes no tasks; 'fog drain {status.Node} --undo' lets it take tasks again."
        : string.Join('\n', status.Tasks.Select(task => $"x {task.Task} {(task.Refusal is { } reason ? $"stays: {reason}" : "is still there")}"));
}
