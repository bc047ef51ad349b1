using System.Collections.Concurrent;
using Fog.Migration;
using Fog.Tests.Examples;

namespace Fog.Tests.Migration.Checking;

/// <summary>All that the task's grain may do in a world, by the rules.</summary>
internal static class GrainMoves
{
    /// <summary>The rules are pure: each question is asked once.</summary>
    private static readonly ConcurrentDictionary<object, Dictionary<(MigrationPhase, Verdict, MigrationStage?, MigrationStage?, bool, bool, DateTimeOffset), MigrationStep>> Memory =
        new(ReferenceEqualityComparer.Instance);

    private static readonly MigrationState Template = Some.Move();
    private static readonly DateTimeOffset Now = Template.Since + TimeSpan.FromSeconds(1);
    private static readonly DateTimeOffset Late = Template.Since + TimeSpan.FromDays(1);

    public static IEnumerable<World> From(World world, Rules rules)
    {
        // It looks: an answer is the present. A node that is down doesn't answer; it may be known as gone, or not yet.
        if (world.Source.IsUp)
        {
            yield return world with { SourceSeen = world.Source.Stage };
        }

        if (world.Destination.IsUp)
        {
            yield return world with { DestinationSeen = world.Destination.Stage };
        }

        var before = Memory.GetOrAdd(rules, _ => []);
        var move = Template with { Phase = world.Phase, Verdict = world.Verdict, Door = Some.Door };
        foreach (var now in new[] { Now, Late })
        {
            foreach (var (source, destination) in Gone(world))
            {
                var question = (world.Phase, world.Verdict, world.SourceSeen, world.DestinationSeen, source, destination, now);
                if (!before.TryGetValue(question, out var step))
                {
                    step = before[question] = rules.Next(move, new MigrationSight(
                        Sight(world.SourceSeen, source), Sight(world.DestinationSeen, destination), world.SourceSeen == MigrationStage.Frozen ? Template.Since : null), now);
                }

                foreach (var next in Do(world, move, step, rules))
                {
                    yield return next;
                }
            }
        }

        if (world.SourceOwed && world.Source.IsUp)
        {
            yield return world.Source.Stage == MigrationStage.Done ? world with { SourceOwed = false } : world.With(Mail.ConcludeSource);
        }

        if (world.DestinationOwed && world.Destination.IsUp)
        {
            yield return world.Destination.Stage == MigrationStage.Done ? world with { DestinationOwed = false } : world.With(Mail.ConcludeDestination);
        }
    }

    private static IEnumerable<(bool Source, bool Destination)> Gone(World world)
    {
        foreach (var source in world.Source.IsUp ? [false] : new[] { false, true })
        {
            foreach (var destination in world.Destination.IsUp ? [false] : new[] { false, true })
            {
                yield return (source, destination);
            }
        }
    }

    private static IEnumerable<World> Do(World world, MigrationState move, MigrationStep step, Rules rules)
    {
        switch (step)
        {
            case MigrationStep.Reserve:
                yield return world with { Phase = move.Enter(MigrationPhase.Preparing, Now).Phase };
                yield return Decided(world, move, Verdict.Abort);
                break;
            case MigrationStep.Receive:
                yield return world.With(Mail.Receive);
                break;
            case MigrationStep.Open:
                yield return world with { Phase = move.Enter(MigrationPhase.Moving, Now).Phase };
                break;
            case MigrationStep.Send:
                yield return world.With(Mail.Send);
                break;
            case MigrationStep.Decide decide:
                yield return Decided(world, move, decide.Verdict);
                if (!rules.Stores)
                {
                    yield return world.With(decide.Verdict == Verdict.Commit ? Mail.ConcludeDestination : Mail.ConcludeSource); // told, then the grain dies
                }

                break;
            case MigrationStep.Conclude conclude:
                yield return world.With((conclude.Source ? Mail.ConcludeSource : Mail.None) | (conclude.Destination ? Mail.ConcludeDestination : Mail.None));
                break;
            case MigrationStep.Close close:
                var over = move.Enter(move.Verdict == Verdict.Commit ? MigrationPhase.Committed : MigrationPhase.Aborted, Now);
                yield return world with { Phase = over.Phase, SourceOwed = close.SourceOwed, DestinationOwed = close.DestinationOwed };
                break;
        }
    }

    private static World Decided(World world, MigrationState move, Verdict verdict)
    {
        var decided = move.Decide(verdict, null, Now);
        return world with { Phase = decided.Phase, Verdict = decided.Verdict };
    }

    private static EndSight Sight(MigrationStage? seen, bool gone) => new(seen is { } stage ? Some.Seen(stage) : null, gone);
}
