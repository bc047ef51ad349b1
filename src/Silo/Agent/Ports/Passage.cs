using System.Net.Sockets;
using Fog.Hosting;

namespace Fog.Agent.Ports;

/// <summary>Gets one connection to its task, wherever that is, and waits while it is nowhere.</summary>
internal sealed class Passage(PortBoard board, Entries entries, Reach reach, NodeOptions options, TimeProvider clock)
{
    /// <summary>How long a connection waits for its task before it is reset.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A task that is being moved drops what comes: asked again soon, it answers soon after its move.</summary>
    private static readonly TimeSpan FirstTry = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Joins the client to the task of the port until either ends. The client is reset when the task can't be reached in time.</summary>
    public async Task Carry(Socket client, int port, CancellationToken ct)
    {
        using (client)
        {
            Reach.Tune(client);
            if (await Connect(port, ct) is not var (task, through))
            {
                Relay.Reset(client);
                return;
            }

            using (task)
            {
                through?.Came();
                try
                {
                    await Relay.Between(client, task, ct);
                }
                finally
                {
                    through?.Went();
                }
            }
        }
    }

    private async Task<(Socket Task, Entry? Through)?> Connect(int port, CancellationToken ct)
    {
        var (begun, pause, patience) = (clock.GetTimestamp(), FirstPause, FirstTry);
        while (clock.GetElapsedTime(begun) < Patience && board.Find(port) is { } published)
        {
            var entry = entries.Of(published.Task.Service);
            var way = Way.Of(published, options.Name, entry?.Ready);
            if (way is Way.Relay)
            {
                _ = entries.Invite(published.Task.Service);
            }

            if (await Try(way, entry, patience, ct) is { } task)
            {
                return (task, way is Way.Enter ? entry : null);
            }

            await Task.Delay(pause, clock, ct);
            pause = Shorter(1.5 * pause, LongestPause);
            patience = way is Way.Wait ? FirstTry : Shorter(2 * patience, LongestTry);
        }

        return null;
    }

    private async Task<Socket?> Try(Way way, Entry? entry, TimeSpan patience, CancellationToken ct)
    {
        try
        {
            return await reach.Task(way, patience, ct);
        }
        catch (FogException)
        {
            entry?.Doubt();
            return null;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
