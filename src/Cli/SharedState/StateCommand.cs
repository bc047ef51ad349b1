using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Cli.Services;
using Fog.Client;
using Spectre.Console;

namespace Fog.Cli.SharedState;

/// <summary><c>fog state</c>.</summary>
internal static class StateCommand
{
    public static Command Create() => new("state", "Look at what a service's tasks share, and change it.") { List(), Get(), Put(), Remove(), Watch() };

    private static Command List()
    {
        var (service, prefix, output) = (Arguments.Service(), Prefix(), OutputOption.Create());
        var command = new Command("ls", "Show keys, with versions and sizes.") { service, prefix, output };
        command.Do(async (parsed, client, cancel) =>
        {
            var state = await Known(client, parsed.GetRequiredValue(service), cancel);
            var listing = await state.List(parsed.GetValue(prefix) ?? "", cancel);
            if (parsed.GetValue(output) == "json")
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Json.Of(listing));
            }
            else
            {
                AnsiConsole.Write(StateText.Table(listing));
            }

            return 0;
        });
        return command;
    }

    private static Command Get()
    {
        var (service, key) = (Arguments.Service(), Key());
        var command = new Command("get", "Write a key's value to standard output (exit code 1: there is none).") { service, key };
        command.Do(async (parsed, client, cancel) =>
        {
            var state = await Known(client, parsed.GetRequiredValue(service), cancel);
            var entry = await state.Get(parsed.GetRequiredValue(key), cancel)
                ?? throw new FogException($"There is no key {parsed.GetRequiredValue(key)}; 'fog state ls' lists those there are.");
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(entry.Value.AsMemory(), cancel);
            return 0;
        });
        return command;
    }

    private static Command Put()
    {
        var (service, key, version) = (Arguments.Service(), Key(), Version("Only if this is the key's version; 0: only if there is none."));
        var value = new Argument<string>("value") { Description = "The value; - for standard input." };
        var command = new Command("put", "Give a key a value (exit code 1: its version is another one).") { service, key, value, version };
        command.Do(async (parsed, client, cancel) =>
        {
            var state = await Known(client, parsed.GetRequiredValue(service), cancel);
            var bytes = await StateText.Bytes(parsed.GetRequiredValue(value), cancel);
            return await Tell(parsed, parsed.GetRequiredValue(key), await state.Put(parsed.GetRequiredValue(key), bytes, parsed.GetValue(version), cancel));
        });
        return command;
    }

    private static Command Remove()
    {
        var (service, key, version) = (Arguments.Service(), Key(), Version("Only if this is the key's version."));
        var command = new Command("rm", "Remove a key (exit code 1: its version is another one).") { service, key, version };
        command.Do(async (parsed, client, cancel) =>
        {
            var state = await Known(client, parsed.GetRequiredValue(service), cancel);
            return await Tell(parsed, parsed.GetRequiredValue(key), await state.Remove(parsed.GetRequiredValue(key), parsed.GetValue(version), cancel));
        });
        return command;
    }

    private static Command Watch()
    {
        var (service, prefix, output) = (Arguments.Service(), Prefix(), OutputOption.Create());
        var since = new Option<long>("--since") { Description = "Revision that was seen; 0 shows all there is first.", HelpName = "REVISION" };
        var command = new Command("watch", "Show changes as they happen.") { service, prefix, since, output };
        command.Do(async (parsed, client, cancel) =>
        {
            var state = await Known(client, parsed.GetRequiredValue(service), cancel);
            await foreach (var change in state.Watch(parsed.GetValue(prefix) ?? "", parsed.GetValue(since), cancel))
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(output) == "json" ? Json.LineOf(change) : StateText.Line(change));
            }

            return 0;
        });
        return command;
    }

    /// <summary>A name that was mistyped must not make a new space.</summary>
    private static async Task<FogState> Known(FogClient client, string service, CancellationToken cancel)
    {
        await client.Status(new ServiceName(service), cancel);
        return client.Shared(new ServiceName(service));
    }

    private static async Task<int> Tell(ParseResult parsed, string key, WriteOutcome outcome)
    {
        if (outcome.Verdict == WriteVerdict.Done)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(outcome.Version == 0 ? $"{key} is gone" : $"{key} has version {outcome.Version}");
            return 0;
        }

        throw new FogException(outcome.Version == 0 ? $"There is no key {key}: nothing changed." : $"The version of {key} is {outcome.Version}: nothing changed.");
    }

    private static Argument<string> Key() => new("key") { Description = "The key, for example config/rate." };

    private static Argument<string?> Prefix() => new("prefix") { Description = "Only keys that begin so.", Arity = ArgumentArity.ZeroOrOne };

    private static Option<long?> Version(string description) => new("--if-version") { Description = description, HelpName = "VERSION" };
}
