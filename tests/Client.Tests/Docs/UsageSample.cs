using Fog.Client;

namespace Fog.Tests.Docs;

/// <summary>The sample of docs/client.md, so that it compiles and runs.</summary>
internal static class UsageSample
{
    public static async Task Run(FogClientOptions options, string file, TextWriter output, CancellationToken ct)
    {
        try
        {
            // All problems of the file come at once, each with line, field and what was expected.
            var document = await SpecReader.Read(file, ct);

            await using var client = await FogClient.Connect(options, ct);
            foreach (var node in await client.Nodes(ct))
            {
                output.WriteLine(node.Description is { } host
                    ? $"{node.Name}: {host.Free.Cpu} cores and {host.Free.Memory >> 20} MiB free"
                    : $"{node.Name}: {node.Unavailable}");
            }

            // Returns when the fog has the spec; settling is watched, not awaited in one call.
            var receipt = await client.Deploy(document, progress: null, ct);
            var phase = await client.Settle(document.Name, receipt.Sequence, progress: null, ct);

            var status = await client.Status(document.Name, ct);
            output.WriteLine($"{status.Name} is {phase}{(status.Error is null ? "" : $": {status.Error}")}");
            foreach (var task in status.Tasks)
            {
                output.WriteLine($"{task.Task} is {task.Phase} on {task.Node}, published at port {task.PublishedPort}");
            }

            // Each event once and in order, also when the node that this client talks to dies in between.
            await foreach (var happened in client.Events(document.Name, receipt.Sequence, ct))
            {
                output.WriteLine($"{happened.Sequence} {happened.Kind}: {happened.Text}");
                if (happened.Sequence == status.LastEvent)
                {
                    break;
                }
            }

            var web = new TaskId(document.Name, "web");
            await foreach (var line in client.Logs(web, new LogQuery(Tail: 10, Follow: false), ct))
            {
                output.WriteLine(line.Text);
            }

            await foreach (var piece in client.Exec(web, new ExecRequest(["/app/web", "--version"], Input: []), ct))
            {
                output.Write(System.Text.Encoding.UTF8.GetString(piece.Data.AsSpan()));
            }

            var removal = await client.Remove(document.Name, volumes: true, ct);
            await client.Settle(document.Name, removal.Sequence, progress: null, ct);
        }
        catch (FogException e)
        {
            // A sentence for people: what was done, to which node, what went wrong and what to do. SpecException is one of them.
            output.WriteLine(e.Message);
        }
    }
}
