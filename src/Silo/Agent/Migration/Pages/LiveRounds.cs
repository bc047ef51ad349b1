using Fog.Agent.Freezing;

namespace Fog.Agent.Migration.Pages;

/// <summary>
/// The rounds of a delta pre-copy. They read the memory from outside and find by hashes what changed, so they need nothing of the kernel
/// and the task doesn't stand still in them.
/// </summary>
internal sealed class LiveRounds(TimeProvider clock)
{
    /// <summary>When this returns, another round isn't worth its while.</summary>
    /// <returns>What the destination has, by the inner numbers of the processes.</returns>
    public async Task<IReadOnlyDictionary<int, KnownPages>> Run(Move move, Freezer processes, MoveStream stream, CancellationToken ct)
    {
        var known = new Dictionary<int, KnownPages>();
        while (move.NeedsRound())
        {
            move.Say($"round {move.Seen.Rounds.Length + 1}");
            var (start, before) = (clock.GetTimestamp(), stream.Bytes);
            var round = new LiveRound(stream, move.Seen.Rounds.Length);
            var now = new Dictionary<int, KnownPages>();
            foreach (var pid in processes.Processes)
            {
                if (LiveMemory.InnerPid(pid) is { } inner)
                {
                    now[inner] = await Send(round, pid, inner, known.GetValueOrDefault(inner), ct);
                }
            }

            known = now;
            var sent = new MigrationRound(stream.Bytes - before, round.Sent, clock.GetElapsedTime(start), TimeSpan.Zero);
            move.Saw(seen => seen with { Rounds = seen.Rounds.Add(sent), Bytes = stream.Bytes });
        }

        return known;
    }

    private static async Task<KnownPages> Send(LiveRound round, int pid, int inner, KnownPages? known, CancellationToken ct)
    {
        try
        {
            return await round.Send(pid, inner, known, ct);
        }
        catch (FileNotFoundException)
        {
            return new KnownPages(); // it ended this moment
        }
    }
}
