namespace Fog.Tests.Migration.Checking;

/// <summary>All that may go wrong in a world, each at the price of one fault; coming back is free.</summary>
internal static class FaultMoves
{
    public static IEnumerable<World> Faults(World world)
    {
        if (world.Faults == 0)
        {
            yield break;
        }

        var spent = world with { Faults = world.Faults - 1 };
        if (world.SourceSeen is not null || world.DestinationSeen is not null)
        {
            yield return spent with { SourceSeen = null, DestinationSeen = null }; // the grain's host dies; another takes over what is stored
        }

        if (world.Source.IsUp)
        {
            yield return spent with { Source = world.Source with { IsUp = false } };
            yield return spent with { Source = Dark(world.Source), HostLost = true };
        }

        if (world.Destination.IsUp)
        {
            yield return spent with { Destination = world.Destination with { IsUp = false } };
            yield return spent with { Destination = Dark(world.Destination), HostLost = true };
        }

        foreach (var mail in Enum.GetValues<Mail>().Where(mail => mail != Mail.None && world.Has(mail)))
        {
            yield return spent.Without(mail);
        }
    }

    /// <summary>A late copy of an order that was sent before.</summary>
    public static IEnumerable<World> Repetitions(World world)
    {
        if (world.Faults == 0)
        {
            yield break;
        }

        var spent = world with { Faults = world.Faults - 1 };
        if (world.Destination.Stage != MigrationStage.Nothing && !world.Has(Mail.Receive))
        {
            yield return spent.With(Mail.Receive);
        }

        if (world.Source.Stage != MigrationStage.Nothing && !world.Has(Mail.Send))
        {
            yield return spent.With(Mail.Send);
        }
    }

    /// <summary>Nodes come back: what was only on its way is given up, what stands still stands still.</summary>
    public static IEnumerable<World> Returns(World world)
    {
        if (!world.Source.IsUp)
        {
            yield return world with { Source = Back(world.Source) };
        }

        if (!world.Destination.IsUp)
        {
            yield return world with { Destination = Back(world.Destination) };
        }
    }

    private static End Back(End end) => end with
    {
        IsUp = true,
        Stage = end.Stage is MigrationStage.Preparing or MigrationStage.Ready || (end is { Stage: MigrationStage.Frozen or MigrationStage.Restored, Copy: Copy.None })
            ? MigrationStage.Failed
            : end.Stage,
    };

    private static End Dark(End end) => end with { IsUp = false, Copy = Copy.None };
}
