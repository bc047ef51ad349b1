using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;

namespace Fog.Cli.Services;

/// <summary><c>fog rm</c>.</summary>
internal static class RemoveCommand
{
    public static Command Create()
    {
        var (service, output) = (Arguments.Service(), OutputOption.Create());
        var volumes = new Option<bool>("--volumes", "-v") { Description = "Delete the content of its volumes too." };
        var detach = new Option<bool>("--detach", "-d") { Description = "Don't wait until it is gone." };
        var command = new Command("rm", "Take a service from the fog.") { service, volumes, detach, output };
        command.Do(async (parsed, client, cancel) =>
        {
            var name = new ServiceName(parsed.GetRequiredValue(service));
            var receipt = await client.Remove(name, parsed.GetValue(volumes), cancel);
            if (parsed.GetValue(detach))
            {
                return 0;
            }

            var phase = await Following.Follow(client, name, receipt, parsed.InvocationConfiguration.Output, parsed.GetValue(output) == "json", cancel);
            return phase == ServicePhase.Removed ? 0 : 1;
        });
        return command;
    }
}
