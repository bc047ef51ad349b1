using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client;

namespace Fog.Cli.Services;

/// <summary><c>fog events</c>.</summary>
internal static class EventsCommand
{
    public static Command Create()
    {
        var service = Arguments.Service();
        service.Arity = ArgumentArity.ZeroOrOne;
        service.Description = "Name of a service; without one: what happens in the whole fog from now on.";
        var output = OutputOption.Create();
        var from = new Option<long>("--from-event") { Description = "First event to show, by number.", DefaultValueFactory = _ => 1, HelpName = "NUMBER" };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what happens later." };
        var command = new Command("events", "Show what happened to a service, or what happens in the whole fog.") { service, from, follow, output };
        command.Do(async (parsed, client, cancel) =>
        {
            if (parsed.GetValue(service) is not { } named)
            {
                return await Listen(client, parsed.InvocationConfiguration.Output, parsed.GetValue(output) == "json", cancel);
            }

            var name = new ServiceName(named);
            var last = parsed.GetValue(follow) ? long.MaxValue : (await client.Status(name, cancel)).LastEvent;
            if (last < parsed.GetValue(from))
            {
                return 0;
            }

            await foreach (var happened in client.Events(name, parsed.GetValue(from), cancel))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    parsed.GetValue(output) == "json" ? Json.LineOf(happened) : Following.Line(happened));
                if (happened.Sequence >= last)
                {
                    break;
                }
            }

            return 0;
        });
        return command;
    }

    private static async Task<int> Listen(FogClient client, TextWriter writer, bool json, CancellationToken cancel)
    {
        await foreach (var news in client.News(cancel))
        {
            await writer.WriteLineAsync(json ? Json.LineOf(news) : $"{news.Service,-20} {Following.Line(news.Event)}");
        }

        return 0;
    }
}
