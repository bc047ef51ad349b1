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
    public async Task<CriuAnswer> Ask(CriuVerb verb, CriuOptions options, Action<CriuNotice>? heard, CancellationToken ct)
    {
        await Send(new CriuRequest { Verb = verb, Options = options }, ct);
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

            heard?.Invoke(answer.Notice!);
            await Send(new CriuRequest { Verb = CriuVerb.Notify, NotifySuccess = true }, ct);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private async Task Send(CriuRequest request, CancellationToken ct)
    {
        using var message = new MemoryStream();
        Serializer.Serialize(message, request);
        await socket.SendAsync(message.GetBuffer().AsMemory(0, (int)message.Length), SocketFlags.None, ct);
    }
}
