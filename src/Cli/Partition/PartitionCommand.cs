using System.CommandLine;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client.Partitioning;
using Spectre.Console;

namespace Fog.Cli.Partition;

/// <summary><c>fog partition</c>.</summary>
internal static class PartitionCommand
{
    public static Command Create()
    {
        var graph = new Argument<FileInfo>("graph") { Description = "The call graph of a monolith, as GraphML." };
        var (options, output) = (new PartitionOptions(), PartitionOutput.Option());
        var command = new Command("partition", "Group the functions of a monolith into balanced tasks with few calls between them, as a service spec (exit code 2: the graph is wrong).") { graph, output };
        foreach (var option in options.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancel) => ClientAction.Guarded(
            cancel,
            () => Act(parsed, parsed.GetRequiredValue(graph), options, parsed.GetRequiredValue(output), cancel),
            interrupted: "Interrupted; nothing was written."));
        return command;
    }

    private static async Task<int> Act(ParseResult parsed, FileInfo file, PartitionOptions options, PartitionOutput output, CancellationToken cancel)
    {
        var request = options.Request(parsed);
        var graph = CallGraphReader.Read(file.ToString(), options.Attributes(parsed), cancel);
        var partition = Partitioner.Divide(graph, request, cancel);
        var origin = FormattableString.Invariant(
            $"{graph.Functions.Length} functions of {file.Name} in {request.Tasks} tasks (fog partition, balance {request.Balance}, seed {request.Seed}).");
        var spec = SpecWriting.Text(partition, options.Service(parsed, file), options.Image(parsed), origin);
        if (output.File is { } target)
        {
            await SpecFile.Write(target, spec, options.Force(parsed), cancel);
        }

        var writer = parsed.InvocationConfiguration.Output;
        switch (output.Form)
        {
            case "json":
                await writer.WriteLineAsync(Json.Of(partition));
                break;
            case "yaml":
                await writer.WriteAsync(spec);
                break;
            default:
                Show(partition);
                AnsiConsole.WriteLine(Where(output.File, partition, options.Image(parsed)));
                break;
        }

        return 0;
    }

    private static void Show(CallGraphPartition partition)
    {
        AnsiConsole.Write(PartitionTables.Tasks(partition));
        if (!partition.Calls.IsEmpty)
        {
            AnsiConsole.WriteLine();
            AnsiConsole.Write(PartitionTables.Calls(partition));
        }

        AnsiConsole.WriteLine();
        foreach (var line in partition.Notes.Prepend(Shares.Sentence(partition)))
        {
            AnsiConsole.WriteLine(line);
        }
    }

    private static string Where(FileInfo? file, CallGraphPartition partition, string? image) => file is null
        ? "'--output FILE.yaml' writes this as a service spec."
        : $"The spec is in {file}. {(image is null ? SpecFile.Missing(file, partition) : null)}".TrimEnd();
}
