using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Cli.Services;
using Spectre.Console;

namespace Fog.Cli.Volumes;

/// <summary><c>fog volume</c>.</summary>
internal static class VolumeCommand
{
    public static Command Create() => new("volume", "Look at the volumes of tasks, save, fill and remove them.") { List(), Export(), Import(), Remove() };

    private static Command List()
    {
        var service = Arguments.Service();
        service.Arity = ArgumentArity.ZeroOrOne;
        service.Description = "Name of a service, also of one that was removed; without one: all volumes.";
        var output = OutputOption.Create();
        var command = new Command("ls", "Show volumes and the hosts that have them.") { service, output };
        command.Do(async (parsed, client, cancel) =>
        {
            var volumes = await client.Volumes.List(parsed.GetValue(service) is { } name ? new ServiceName(name) : null, cancel);
            if (parsed.GetValue(output) == "json")
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Json.Of(volumes));
            }
            else
            {
                AnsiConsole.Write(VolumeTable.Of(volumes));
            }

            return 0;
        });
        return command;
    }

    private static Command Export()
    {
        var (volume, node) = (VolumeArguments.Volume(), VolumeArguments.Node());
        var file = new Argument<string>("file") { Description = "Where the tar archive goes; - for standard output." };
        var command = new Command("export", "Save a volume as a tar archive. A task that uses it goes on.") { volume, file, node };
        command.Do(async (parsed, client, cancel) =>
        {
            var (id, path) = (parsed.GetValue(volume), parsed.GetRequiredValue(file));
            if (path == "-")
            {
                await using var output = Console.OpenStandardOutput();
                await client.Volumes.Export(id, output, VolumeArguments.Node(parsed, node), cancel);
                return 0;
            }

            await NewFile.Write(path, stream => client.Volumes.Export(id, stream, VolumeArguments.Node(parsed, node), cancel));
            return 0;
        });
        return command;
    }

    private static Command Import()
    {
        var (volume, node) = (VolumeArguments.Volume(), VolumeArguments.Node());
        var source = new Argument<string>("source") { Description = "A folder, or a tar archive (owners and modes are kept)." };
        var command = new Command("import", "Replace the content of a volume that no task has in hand.") { volume, source, node };
        command.Do(async (parsed, client, cancel) =>
        {
            await client.Volumes.Import(parsed.GetValue(volume), parsed.GetRequiredValue(source), VolumeArguments.Node(parsed, node), ct: cancel);
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var (volume, node) = (VolumeArguments.Volume(), VolumeArguments.Node());
        var command = new Command("rm", "Remove a volume, with its content, that no task has in hand.") { volume, node };
        command.Do(async (parsed, client, cancel) =>
        {
            await client.Volumes.Remove(parsed.GetValue(volume), VolumeArguments.Node(parsed, node), cancel);
            return 0;
        });
        return command;
    }
}
