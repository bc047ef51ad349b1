using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Cli.Services;
using Fog.Client;

namespace Fog.Cli.Moving;

/// <summary><c>fog suspend</c> and <c>fog resume</c>.</summary>
internal static class RestCommands
{
    public static Command Suspend() => Create(
        "suspend", "Put a running task to rest: its memory goes to its host's disk, its cores and memory are given back.",
        (client, task, cancel) => client.Rests.Suspend(task, cancel), status => $"{status.Task} rests on {status.Node}: {status.Step}.");

    public static Command Resume() => Create(
        "resume", "Bring a suspended task back as it was, on its host; or one whose host is lost from its last checkpoint.",
        (client, task, cancel) => client.Rests.Resume(task, cancel), status => $"{status.Task} runs on {status.Node} as process {status.Pid}.");

    private static Command Create(
        string verb, string description, Func<FogClient, TaskId, CancellationToken, Task<TaskStatus>> order, Func<TaskStatus, string> sentence)
    {
        var (task, output) = (Arguments.Task(), OutputOption.Create());
        var command = new Command(verb, description) { task, output };
        command.Do(async (parsed, client, cancel) =>
        {
            var status = await order(client, parsed.GetRequiredValue(task), cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(output) == "json" ? Json.Of(status) : sentence(status));
            return 0;
        });
        return command;
    }
}
