using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Cli.Services;

namespace Fog.Cli.Moving;

/// <summary><c>fog checkpoint</c>.</summary>
internal static class CheckpointCommand
{
    public static Command Create()
    {
        var (task, output) = (Arguments.Task(), OutputOption.Create());
        var command = new Command("checkpoint", "Take a checkpoint of a running task that another host keeps: when its host is lost, it comes back with it.") { task, output };
        command.Do(async (parsed, client, cancel) =>
        {
            var id = parsed.GetRequiredValue(task);
            var taken = await client.Checkpoints.Take(id, cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(output) == "json" ? Json.Of(taken) : Sentence(id, taken));
            return 0;
        });
        return command;
    }

    /// <summary>What was taken, and who has it.</summary>
    internal static string Sentence(TaskId task, CheckpointSummary taken) =>
        $"{task}: a checkpoint of {Tables.Bytes(taken.Bytes)} is on {string.Join(" and ", taken.Keepers)}; the task stood still for {MoveText.Time(taken.Frozen)}.";
}
