using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client;
using Spectre.Console;

namespace Fog.Cli.Services;

/// <summary><c>fog ps</c> and <c>fog status</c>.</summary>
internal static class PsCommand
{
    public static Command Create()
    {
        var output = OutputOption.Create();
        var command = new Command("ps", "Show the tasks of all services.") { output };
        command.Do(async (parsed, client, cancel) =>
        {
            var services = await All(client, cancel);
            if (parsed.GetValue(output) == "json")
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Json.Of(services));
            }
            else if (services.Count == 0)
            {
                AnsiConsole.WriteLine("No service is deployed; 'fog deploy FILE' deploys one.");
            }
            else
            {
                AnsiConsole.Write(TaskTable.Of(services.SelectMany(service => service.Tasks), TimeProvider.System.GetUtcNow()));
            }

            return 0;
        });
        return command;
    }

    public static Command Status()
    {
        var (service, output) = (Arguments.Service(), OutputOption.Create());
        var command = new Command("status", "Show one service and its tasks (exit code 0: it runs, 1: it doesn't).") { service, output };
        command.Do(async (parsed, client, cancel) =>
        {
            var status = await client.Status(new ServiceName(parsed.GetRequiredValue(service)), cancel);
            if (parsed.GetValue(output) == "json")
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Json.Of(status));
            }
            else
            {
                AnsiConsole.WriteLine($"{status.Name} is {status.Phase.ToString().ToLowerInvariant()}{(status.Error is { } error ? $": {error}" : "")}");
                AnsiConsole.Write(TaskTable.Of(status.Tasks, TimeProvider.System.GetUtcNow()));
            }

            return status.Phase == ServicePhase.Running && status.Tasks.All(task => task.IsWell) ? 0 : 1;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ServiceStatus>> All(FogClient client, CancellationToken cancel)
    {
        var names = await client.Services(cancel);
        return await Task.WhenAll(names.Select(name => client.Status(name, cancel)));
    }
}
