using System.Collections.Immutable;

namespace Fog.Services;

/// <summary>What is to be done next for a service.</summary>
public abstract record Step
{
    private Step()
    {
    }

    /// <summary>Nothing now: tasks are on their way.</summary>
    public sealed record Wait : Step;

    /// <summary>Get an address block and ports.</summary>
    public sealed record Enrol : Step;

    /// <summary>Take tasks from their hosts: of an older revision, or no longer wanted.</summary>
    public sealed record TakeDown(ImmutableArray<string> Tasks) : Step;

    /// <summary>Find hosts for the tasks that have none.</summary>
    public sealed record Place : Step;

    /// <summary>A host fell silent: when it is gone, find others for its tasks.</summary>
    public sealed record Forsake(NodeName Node) : Step;

    /// <summary>Have a swarm and, in it, the service's network.</summary>
    public sealed record Network : Step;

    /// <summary>Bring image, volumes and sandbox to the hosts.</summary>
    public sealed record Prepare(ImmutableArray<string> Tasks) : Step;

    /// <summary>Hold tasks that are on their hosts to what the spec says that they may use.</summary>
    public sealed record Limit(ImmutableArray<string> Tasks) : Step;

    /// <summary>Keep tasks that are on their hosts from the loss of these as the spec says.</summary>
    public sealed record Protect(ImmutableArray<string> Tasks) : Step;

    /// <summary>Tell the sandboxes the way to each other and start the processes.</summary>
    public sealed record Start(ImmutableArray<string> Tasks) : Step;

    /// <summary>All is as it should be.</summary>
    public sealed record Settle : Step;

    /// <summary>A task failed.</summary>
    public sealed record Fail(string Task, string Reason) : Step;

    /// <summary>Nothing is left on any host: give back the network, the promises and the name.</summary>
    public sealed record Close : Step;
}
