using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Fog.Lab.Machines.Vm;

/// <summary>The door to a running QEMU: its machine protocol (QMP), one command a connection.</summary>
internal static class VmMonitor
{
    private const string Hello = """{"execute":"qmp_capabilities"}""";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs a line of QEMU's command language.</summary>
    /// <exception cref="LabException">It failed, or took more than three minutes.</exception>
    public static async Task Run(string socket, string line, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            using var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), limit.Token);
            await using var stream = new NetworkStream(connection);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await Ask(stream, reader, Hello, limit.Token);
            var said = await Ask(stream, reader, Command(line), limit.Token);
            if (said.Length > 0)
            {
                throw new LabException($"QEMU refused `{line}`: {said.Trim()}");
            }
        }
        catch (SocketException e)
        {
            throw new LabException($"QEMU doesn't answer at {socket}: {e.Message}", e);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new LabException($"QEMU did not finish `{line}` within {Patience.TotalSeconds} s.");
        }
    }

    internal static string Command(string line) => JsonSerializer.Serialize(
        new Dictionary<string, object>
        {
            ["execute"] = "human-monitor-command",
            ["arguments"] = new Dictionary<string, string> { ["command-line"] = line },
        });

    /// <summary>What an answer says, in words; null when the line is no answer but tells of an event, or greets.</summary>
    internal static string? Words(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.TryGetProperty("error", out var error) ? error.GetProperty("desc").GetString()
            : !answer.RootElement.TryGetProperty("return", out var good) ? null
            : good.ValueKind == JsonValueKind.String ? good.GetString() : "";
    }

    private static async Task<string> Ask(NetworkStream stream, StreamReader reader, string line, CancellationToken cancel)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancel);
        while (await reader.ReadLineAsync(cancel) is { } answer)
        {
            if (Words(answer) is { } words)
            {
                return words;
            }
        }

        throw new LabException("QEMU ended.");
    }
}
