using Fog.Agent.Criu;

namespace Fog.Agent.Migration.Pages;

/// <summary>
/// The rounds of a pre-copy: CRIU dumps what was written since the round before, as the kernel's soft-dirty tracking tells, and the task
/// stands still only while the list of pages is made.
/// </summary>
internal sealed class PreDumpRounds(CriuService criu, DumpedTask task, string images, TimeProvider clock)
{
    /// <summary>When this returns, another round isn't worth its while.</summary>
    public async Task Run(Move move, MoveStream stream, CancellationToken ct)
    {
        while (move.NeedsRound())
        {
            var level = move.Seen.Rounds.Length;
            move.Say($"round {level + 1}");
            var (start, before) = (clock.GetTimestamp(), stream.Bytes);
            ImageFiles.MakeLevel(images, level);
            using var worker = await criu.Worker(ct);
            using var directory = new OpenDirectory(ImageFiles.Level(images, level));
            try
            {
                await worker.Ask(CriuVerb.PreDump, DumpOptions.Round(task, directory.Number, level), null, CancellationToken.None);
            }
            catch (CriuException e)
            {
                throw new CriuException($"CRIU can't pre-dump: {CriuLog.FirstError(Path.Combine(ImageFiles.Level(images, level), DumpOptions.Log)) ?? e.Message}");
            }

            var dumped = clock.GetElapsedTime(start);
            using var last = new LastDump(ImageFiles.Level(images, level), stream, level, null);
            await last.Send(Task.CompletedTask, ct);
            var round = new MigrationRound(stream.Bytes - before, last.Sent, clock.GetElapsedTime(start), dumped);
            move.Saw(seen => seen with { Rounds = seen.Rounds.Add(round), Bytes = stream.Bytes });
        }
    }
}
