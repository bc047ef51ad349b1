using System.CommandLine;
using Fog.Cli.Maps;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client;
using Spectre.Console;

namespace Fog.Cli.Services;

/// <summary><c>fog nodes</c>: all nodes, or the links of one.</summary>
internal static class NodesCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("node") { Description = "Show this node's links.", Arity = ArgumentArity.ZeroOrOne };
        var output = OutputOption.Create();
        var command = new Command("nodes", "Show the nodes of the fog and what they offer, or one node's links to its neighbours.") { name, output };
        command.Do((parsed, client, cancel) =>
        {
            var json = parsed.GetValue(output) == "json" ? parsed.InvocationConfiguration.Output : null;
            return parsed.GetValue(name) is { } node ? Links(client, new NodeName(node), json, cancel) : All(client, json, cancel);
        });
        return command;
    }

    private static async Task<int> All(FogClient client, TextWriter? json, CancellationToken cancel)
    {
        var nodes = await NodeRow.Of(await client.Nodes(cancel), client.Network, TimeProvider.System, cancel);
        if (json is not null)
        {
            await json.WriteLineAsync(Json.Of(nodes));
            return 0;
        }

        AnsiConsole.Write(NodeTable.Of(nodes));
        foreach (var note in NodeTable.Notes(nodes))
        {
            AnsiConsole.WriteLine(note);
        }

        return 0;
    }

    private static async Task<int> Links(FogClient client, NodeName node, TextWriter? json, CancellationToken cancel)
    {
        var view = await client.Network(node, cancel);
        if (json is not null)
        {
            await json.WriteLineAsync(Json.Of(view));
            return 0;
        }

        AnsiConsole.WriteLine(LinkTable.Summary(view));
        AnsiConsole.Write(LinkTable.Of(view));
        return 0;
    }
}
