namespace Fog.Tests.Migration.Checking;

/// <summary>What there is of the task's processes on a host.</summary>
internal enum Copy
{
    None,
    Running,
    Still,
}

/// <summary>One end of a move: what its agent has on disk, what is in the kernel, and whether its node is up.</summary>
internal readonly record struct End(MigrationStage Stage, Copy Copy, bool IsUp)
{
    /// <summary>Whether nothing of the move is left here.</summary>
    public bool IsRest => IsUp && Copy != Copy.Still && (Stage is MigrationStage.Nothing or MigrationStage.Done);

    public int Packed => ((int)Stage * 6) + ((int)Copy * 2) + (IsUp ? 1 : 0);
}

/// <summary>What is on its way: orders, images, verdicts.</summary>
[Flags]
internal enum Mail
{
    None = 0,
    Receive = 1,
    Send = 2,
    Images = 4,
    ConcludeSource = 8,
    ConcludeDestination = 16,
}

/// <summary>Everything at one moment: what the task's grain stored and remembers, both ends, what is on its way, and how much may still go wrong.</summary>
internal readonly record struct World(
    MigrationPhase Phase,
    Verdict Verdict,
    bool SourceOwed,
    bool DestinationOwed,
    MigrationStage? SourceSeen,
    MigrationStage? DestinationSeen,
    End Source,
    End Destination,
    Mail Mail,
    bool HostLost,
    int Faults)
{
    /// <summary>A move was asked for; the task runs.</summary>
    public static World Start(int faults) => new(
        MigrationPhase.Reserving, Verdict.Open, false, false, null, null,
        new End(MigrationStage.Nothing, Copy.Running, true), new End(MigrationStage.Nothing, Copy.None, true), Mail.None, false, faults);

    /// <summary>The same number for the same world and no other: hashing the fields one by one takes most of the time.</summary>
    public long Packed
    {
        get
        {
            long packed = (int)Phase;
            packed = (packed * 3) + (int)Verdict;
            packed = (packed * 4) + (SourceOwed ? 2 : 0) + (DestinationOwed ? 1 : 0);
            packed = (packed * 8) + (SourceSeen is { } source ? (int)source + 1 : 0);
            packed = (packed * 8) + (DestinationSeen is { } destination ? (int)destination + 1 : 0);
            packed = (packed * 42) + Source.Packed;
            packed = (packed * 42) + Destination.Packed;
            packed = (packed * 32) + (int)Mail;
            return (((packed * 2) + (HostLost ? 1 : 0)) * 8) + Faults;
        }
    }

    public bool Has(Mail mail) => (Mail & mail) != 0;

    public World With(Mail mail) => this with { Mail = Mail | mail };

    public World Without(Mail mail) => this with { Mail = Mail & ~mail };

    /// <summary>Nothing is left to do for anybody.</summary>
    public bool IsEnd => Fog.Migration.MigrationLife.IsOver(Phase) && this is
    {
        SourceOwed: false, DestinationOwed: false, Source.IsRest: true, Destination.IsRest: true, Mail: Mail.None,
    };

    public int Running => (Source.Copy == Copy.Running ? 1 : 0) + (Destination.Copy == Copy.Running ? 1 : 0);

    public int Copies => (Source.Copy != Copy.None ? 1 : 0) + (Destination.Copy != Copy.None ? 1 : 0);
}
