using System.Net.Sockets;
using ProtoBuf;

namespace Fog.Agent.Criu;

/// <summary>A CRIU that waits at the other end of a socket for its one request, so that nothing must start in a freeze.</summary>
internal sealed class CriuWorker(Socket socket) : IDisposable
{
    /// <summary>Requests and answers are one packet each; lists of mounts make the longest.</summary>
    private const int LongestMessage = 256 << 10;

    /// <summary>Asks, and answers what CRIU wants to say on the way.</summary>
    /// <param name="verb">What to do.</param>
    /// <param name="options">With what; its images directory is a file number of this process.</param>
    /// <param name="heard">Hears each stage that CRIU tells of, and CRIU waits until it returns.</param>
    /// <exception cref="CriuException">It couldn't be done, or CRIU went away.</exception>
    public Task<CriuAnswer> Ask(CriuVerb verb, CriuOptions options, Func<CriuNotice, Task>? heard, CancellationToken ct) =>
        Ask(new CriuRequest { Verb = verb, Options = options }, heard, ct);

    /// <summary>When this returns, the worker has answered a first time and waits for its one request: what is slow the first time was.</summary>
    public Task Greet(CancellationToken ct) => Ask(new CriuRequest { Verb = CriuVerb.Version, KeepOpen = true }, null, ct);

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private async Task<CriuAnswer> Ask(CriuRequest request, Func<CriuNotice, Task>? heard, CancellationToken ct)
    {
        await Send(request, ct);
        var buffer = new byte[LongestMessage];
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer, SocketFlags.None, ct);
            if (read == 0)
            {
                throw new CriuException("CRIU went away in the middle of its work");
            }

            var answer = Serializer.Deserialize<CriuAnswer>(buffer.AsSpan(0, read));
            if (answer.Verb != CriuVerb.Notify)
            {
                return answer.Success ? answer : throw new CriuException(answer.Message?.Trim() ?? "CRIU didn't say why");
            }

            if (heard is not null)
            {
                await heard(answer.Notice!);
            }

            await Send(new CriuRequest { Verb = CriuVerb.Notify, NotifySuccess = true }, ct);
        }
    }

    private async Task Send(CriuRequest request, CancellationToken ct)
    {
        using var message = new MemoryStream();
        Serializer.Serialize(message, request);
        await socket.SendAsync(message.GetBuffer().AsMemory(0, (int)message.Length), SocketFlags.None, ct);
    }
}
