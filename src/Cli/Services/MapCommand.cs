using System.CommandLine;
using Fog.Cli.Maps;
using Fog.Cli.Maps.Picture;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client;
using Spectre.Console;

namespace Fog.Cli.Services;

/// <summary><c>fog map</c>.</summary>
internal static class MapCommand
{
    public static Command Create()
    {
        var options = new MapOptions();
        var output = new Option<string>("--output", "-o")
        {
            Description = "table for people, json for machines, dot for Graphviz, svg for a picture.",
            DefaultValueFactory = _ => "table",
        };
        output.AcceptOnlyFromAmong("table", "json", "dot", "svg");
        var picture = new Option<FileInfo?>("--picture") { Description = "Also draw the map into this SVG file.", HelpName = "FILE" };
        var command = new Command("map", "Draw a map of the network around a node: --from names it; default: the one that the command is connected to.");
        foreach (var option in options.All.Append(output).Append(picture))
        {
            command.Add(option);
        }

        command.Do(async (parsed, client, cancel) =>
        {
            var question = options.Question(parsed);
            var map = await client.Map(question, parsed.GetValue(Gateways.From) is { } from ? new NodeName(from) : null, cancel);
            await Write(map, question, parsed.GetValue(output), parsed.InvocationConfiguration.Output);
            if (parsed.GetValue(picture) is { } file)
            {
                await Draw(map, file, cancel);
            }

            return 0;
        });
        return command;
    }

    private static async Task Write(NetworkMap map, MapQuestion question, string? form, TextWriter writer)
    {
        if (form == "table")
        {
            AnsiConsole.Write(MapTable.Of(map));
            foreach (var note in MapTable.Notes(map, question))
            {
                AnsiConsole.WriteLine(note);
            }

            return;
        }

        await writer.WriteLineAsync(form switch
        {
            "dot" => MapDot.Of(map),
            "svg" => MapPicture.Of(map),
            _ => Json.Of(map),
        });
    }

    private static async Task Draw(NetworkMap map, FileInfo file, CancellationToken cancel)
    {
        try
        {
            await File.WriteAllTextAsync(file.FullName, MapPicture.Of(map), cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FogException($"Drawing the map into {file.FullName} failed ({e.Message.TrimEnd('.')}). Name a file in a folder that you may write to.", e);
        }
    }
}
