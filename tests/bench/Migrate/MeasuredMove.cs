using System.Globalization;
using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Fog.Lab;

namespace Fog.Bench.Migrate;

/// <summary>One move of the fog, seen by two clients and told by its report.</summary>
internal static class MeasuredMove
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    /// <summary>The bench's.</summary>
    public static IEnumerable<string> Columns =>
        ["MiB", "dirty", "method", "gap in", "gap out", "frozen", "predicted", "freeze", "dump", "sent", "restore", "verdict", "resume", "total s", "predicted s", "MiB sent", "rounds", "state"];

    /// <summary>The columns from the method on; without one the fog chooses.</summary>
    public static async Task<string[]> Of(FogLab lab, BenchService service, string? method, CancellationToken cancel)
    {
        var (holder, client) = (await service.Task("holder", cancel), await service.Task("client", cancel));
        var (from, here) = ((string)holder["node"]!, lab.Host((string)client["node"]!));
        var inside = $"--net=/proc/{(int)client["pid"]!}/ns/net";
        var stop = $"/tmp/fog-bench-{Environment.ProcessId}";
        await here.Exec(["rm", "-f", stop], cancel);
        File.Delete(stop);
        var near = here.Exec(["nsenter", inside, Environment.ProcessPath!, "inner-gap", (string)holder["address"]!, "8080", stop], cancel);
        var far = OnWire(lab, ["inner-gap", here.State.Address, holder["publishedPort"]!.ToString(), stop], cancel);
        await Task.Delay(Calm, TimeProvider.System, cancel);
        var report = await service.Move(BenchService.Hosts.First(host => host != from), method, cancel);
        await Task.Delay(Calm, TimeProvider.System, cancel);
        await File.WriteAllTextAsync(stop, "", cancel);
        await here.Exec(["touch", stop], cancel);
        string[][] gaps = [(await near).Output.Trim().Split(' '), (await far).Trim().Split(' ')];
        await here.Exec(["rm", "-f", stop], cancel);
        File.Delete(stop);
        var check = await here.Exec(["nsenter", inside, "curl", "-s", "--max-time", "60", $"http://{(string)holder["address"]!}:8080/check"], cancel);
        return [method ?? $"chosen: {report["method"]}", gaps[0][0], gaps[1][0], .. Told(report), $"{check.Output.Trim()}, {Numbers(gaps)}"];
    }

    /// <summary>Runs this program where clients outside are: on the wire between the hosts.</summary>
    public static async Task<string> OnWire(FogLab lab, string[] arguments, CancellationToken cancel) => (await Cli.Wrap("nsenter")
        .WithArguments([$"--net=/var/run/netns/{lab.State.Namespace}", Environment.ProcessPath!, .. arguments]).ExecuteBufferedAsync(cancel)).StandardOutput;

    private static string[] Told(JsonNode report)
    {
        var phases = report["phases"]!.AsObject().ToDictionary(phase => phase.Key, phase => (double)phase.Value!);
        var predicted = report["predicted"]!;
        return
        [
            Number(phases, "frozen"), $"{Seconds(predicted["freeze"]!) * 1000:0}", Number(phases, "freeze"), Number(phases, "dump"),
            Number(phases, "dump and send"), Number(phases, "restore"), Number(phases, "verdict"), Number(phases, "resume"),
            $"{Seconds(report["total"]!):0.0}", $"{Seconds(predicted["total"]!):0.0}", $"{(double)report["bytes"]! / (1 << 20):0.0}", $"{report["rounds"]!.AsArray().Count}",
        ];
    }

    /// <summary>Each number is given out once and in order: those of both clients together have none missing and none twice.</summary>
    private static string Numbers(string[][] clients)
    {
        var numbers = clients.Select(client => client[2..].Select(long.Parse).ToArray()).ToArray(); // how many, first, last, out of order
        var expected = numbers.Max(client => client[2]) - numbers.Min(client => client[1]) + 1;
        return numbers.All(client => client[3] == 0) && numbers.Sum(client => client[0]) == expected ? "each once" : "NUMBERS WRONG";
    }

    private static double Seconds(JsonNode time) => TimeSpan.Parse((string)time!, CultureInfo.InvariantCulture).TotalSeconds;

    private static string Number(Dictionary<string, double> phases, string name) => phases.TryGetValue(name, out var value) ? $"{value:0}" : "";
}
