using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client;
using Spectre.Console;

namespace Fog.Cli.Services;

/// <summary><c>fog deploy</c>.</summary>
internal static class DeployCommand
{
    private static readonly Option<bool> Detach = new("--detach", "-d") { Description = "Don't wait until it runs." };

    public static Command Create()
    {
        var (file, output) = (Arguments.SpecFile(), OutputOption.Create());
        var command = new Command("deploy", "Bring a service to what its spec says (exit code 0: it runs, 1: it doesn't, 2: the spec is wrong).") { file, Detach, output };
        command.SetAction((parsed, cancel) => ClientAction.Guarded(cancel, async () =>
        {
            // The spec is read first: its problems are told without a fog.
            var document = await SpecReader.Read(parsed.GetRequiredValue(file).FullName, cancel);
            await using var client = await FogClient.Connect(Gateways.Options(parsed), cancel);
            return await Deploy(client, document, parsed, parsed.GetValue(output) == "json", cancel);
        }));
        return command;
    }

    private static async Task<int> Deploy(FogClient client, ServiceDocument document, ParseResult parsed, bool json, CancellationToken cancel)
    {
        var writer = parsed.InvocationConfiguration.Output;
        var receipt = await client.Deploy(document, new Uploads(writer, json), cancel);
        if (!receipt.Changed)
        {
            await writer.WriteLineAsync(json ? Json.LineOf(receipt) : $"{document.Name} is as the spec says; nothing changed.");
        }

        if (parsed.GetValue(Detach))
        {
            return 0;
        }

        var phase = await Following.Follow(client, document.Name, receipt, receipt.Changed ? writer : TextWriter.Null, json, cancel);
        var status = await client.Status(document.Name, cancel);
        if (json)
        {
            await writer.WriteLineAsync(Json.LineOf(status));
        }
        else
        {
            AnsiConsole.Write(TaskTable.Of(status.Tasks, TimeProvider.System.GetUtcNow()));
        }

        return phase == ServicePhase.Running ? 0 : 1;
    }

    private sealed class Uploads(TextWriter output, bool json) : IProgress<UploadProgress>
    {
        public void Report(UploadProgress value)
        {
            if (value.Stage == UploadStage.Sent)
            {
                output.WriteLine(json ? Json.LineOf(value) : $"sent {value.Field} ({Tables.Bytes(value.Blob.Size)})");
            }
        }
    }
}
