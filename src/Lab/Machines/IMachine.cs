namespace Fog.Lab.Machines;

/// <summary>
/// What a host is made of. Whatever it is, all of it lives in one network namespace of this machine, with a cable to the lab's
/// wire: whoever unplugs the cable and ends everything in there has taken its power away.
/// </summary>
internal interface IMachine
{
    /// <summary>How patient one has to be with it.</summary>
    Pace Pace { get; }

    /// <summary>What is said before the engine's command line on this machine; it ends by becoming what follows.</summary>
    IReadOnlyList<string> EnginePrefix { get; }

    /// <summary>What the machine needs before hosts of this kind can be started, made once for the whole lab.</summary>
    Task Prepare(LabState lab, CancellationToken cancel);

    /// <summary>Lays its cable to the wire; without effect when it is there.</summary>
    Task Cable(CancellationToken cancel);

    /// <summary>Starts what doesn't run of it: when this returns it takes commands, and no engine or node runs yet.</summary>
    Task PowerOn(Hosts.Waiting waiting, CancellationToken cancel);

    /// <summary>Null when it is off.</summary>
    IRunningMachine? Find();

    /// <summary>From now on it hears nothing from these addresses, and again from all others. It is cabled.</summary>
    Task Silence(IReadOnlyCollection<string> addresses, CancellationToken cancel);

    /// <summary>Leads these peers over the switch, which has a card in the machine's network namespace.</summary>
    Task Lead(IReadOnlyCollection<HostState> peers, CancellationToken cancel);

    /// <summary>Leads a peer over the plain wire again.</summary>
    Task Release(HostState peer, CancellationToken cancel);
}
