using Fog.Migration;

namespace Fog.Tests.Migration.Checking;

/// <summary>All that the two agents may do in a world, by what they promise.</summary>
internal static class EndMoves
{
    public static IEnumerable<World> From(World world, Rules rules)
    {
        if (world.Destination.IsUp)
        {
            foreach (var next in AtDestination(world, world.Destination, rules))
            {
                yield return next;
            }
        }

        if (world.Source.IsUp)
        {
            foreach (var next in AtSource(world, world.Source, rules))
            {
                yield return next;
            }
        }
    }

    private static IEnumerable<World> AtDestination(World world, End here, Rules rules)
    {
        if (world.Has(Mail.Receive))
        {
            var takes = here.Stage == MigrationStage.Nothing || (!rules.Buries && here.Stage == MigrationStage.Done && here.Copy == Copy.None);
            yield return world.Without(Mail.Receive) with { Destination = takes ? here with { Stage = MigrationStage.Preparing } : here };
        }

        if (here.Stage == MigrationStage.Preparing)
        {
            yield return world with { Destination = here with { Stage = MigrationStage.Ready } };
            yield return world with { Destination = here with { Stage = MigrationStage.Failed } };
        }

        if (world.Has(Mail.Images))
        {
            var restores = here.Stage == MigrationStage.Ready;
            yield return world.Without(Mail.Images) with { Destination = restores ? here with { Stage = MigrationStage.Restored, Copy = Copy.Still } : here };
            if (restores)
            {
                yield return world.Without(Mail.Images) with { Destination = here with { Stage = MigrationStage.Failed } };
            }
        }

        if (here.Stage == MigrationStage.Ready)
        {
            yield return world with { Destination = here with { Stage = MigrationStage.Failed } }; // the stream broke, or there was none for too long
        }

        if (world.Has(Mail.ConcludeDestination))
        {
            yield return world.Without(Mail.ConcludeDestination) with { Destination = Carry(here, rules.Duty(false, Told(world, rules, false))) };
        }

        if (here.Stage is MigrationStage.Restored or MigrationStage.Failed && Asked(world, world.DestinationOwed) is var verdict && verdict != Verdict.Open)
        {
            yield return world with { Destination = Carry(here, rules.Duty(false, verdict)) };
        }
    }

    private static IEnumerable<World> AtSource(World world, End here, Rules rules)
    {
        if (world.Has(Mail.Send))
        {
            var takes = here is { Stage: MigrationStage.Nothing, Copy: Copy.Running } || (!rules.Buries && here is { Stage: MigrationStage.Done, Copy: Copy.Running });
            yield return world.Without(Mail.Send) with
            {
                Source = takes ? here with { Stage = MigrationStage.Preparing } : here.Stage == MigrationStage.Nothing ? here with { Stage = MigrationStage.Failed } : here,
            };
        }

        if (here.Stage == MigrationStage.Preparing)
        {
            yield return world with { Source = here with { Stage = MigrationStage.Failed } };
            yield return world with { Source = here with { Stage = MigrationStage.Frozen, Copy = Copy.Still } }; // and the link breaks
            yield return world.With(Mail.Images) with { Source = here with { Stage = MigrationStage.Frozen, Copy = Copy.Still } };
        }

        if (world.Has(Mail.ConcludeSource))
        {
            yield return world.Without(Mail.ConcludeSource) with { Source = Carry(here, rules.Duty(true, Told(world, rules, true))) };
        }

        if (here.Stage is MigrationStage.Frozen or MigrationStage.Failed && rules.Duty(true, Asked(world, world.SourceOwed)) is var duty && duty != EndDuty.Keep)
        {
            yield return world with { Source = Carry(here, duty) };
        }
    }

    /// <summary>A verdict on its way is the stored one; rules that don't store it first may have told another.</summary>
    private static Verdict Told(World world, Rules rules, bool source) =>
        rules.Stores || world.Verdict != Verdict.Open ? world.Verdict : source ? Verdict.Abort : Verdict.Commit;

    /// <summary>Once it is over, the task may be on its next move: then only what is owed is still known.</summary>
    private static Verdict Asked(World world, bool owed) => MigrationLife.IsOver(world.Phase) && !owed ? Verdict.Open : world.Verdict;

    private static End Carry(End here, EndDuty duty) => duty switch
    {
        EndDuty.Run => here with { Stage = MigrationStage.Done, Copy = here.Copy == Copy.None ? Copy.None : Copy.Running },
        EndDuty.Delete => here with { Stage = MigrationStage.Done, Copy = Copy.None },
        _ => here,
    };
}
