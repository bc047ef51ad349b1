using System.Collections.Immutable;
using Fog.Checkpoints;
using Fog.Tasks;
using Fog.Tests.Examples;
using static Fog.Checkpoints.CheckpointStep;

namespace Fog.Tests.Checkpoints;

/// <summary>
/// A protected task in a fog of four hosts that lose their power and their calls at random, second by second. The decision and the book are the product's own; what
/// they ask of hosts is played, each part of it with a chance to get lost before it is done or before it is answered. The task's memory is the time up to which it ran.
/// </summary>
internal sealed class AFogThatBreaks(Random chance)
{
    private ImmutableSortedDictionary<NodeName, KeepingObservation> _keeping = ImmutableSortedDictionary<NodeName, KeepingObservation>.Empty;
    private long _newest;
    private int? _goneSince;
    private long _sequence = 10;

    public int Second { get; private set; }

    public TaskState Task { get; private set; } = AProtected.Task() with { Order = AProtected.Order(new Protection(TimeSpan.FromSeconds(5), 2)) };

    public ImmutableSortedDictionary<NodeName, AHostThatBreaks> Hosts { get; } = new[] { AProtected.N1, AProtected.N2, AProtected.N3, AProtected.N4 }
        .ToImmutableSortedDictionary(node => node, node => new AHostThatBreaks { Running = node == AProtected.N1 ? 0 : null });

    /// <summary>How likely a host loses its power or a call is lost, in a second.</summary>
    public double Trouble { get; set; }

    public int Returns { get; private set; }

    /// <summary>Whether a checkpoint is where it should be, and no later one on its way.</summary>
    public bool IsSettled => Task.Checkpoints is { Taking: null, Kept: [{ Keepers.Length: 2, Number: var number }] }
        && Hosts.Values.Count(host => host.Kept is not null) == 2 && Hosts.Values.Count(host => host.Kept == number) == 2;

    private ImmutableSortedSet<NodeName> Alive => [.. Hosts.Where(host => host.Value.IsUp).Select(host => host.Key)];

    private AHostThatBreaks Own => Hosts[Task.Node!.Value];

    /// <summary>One second goes by.</summary>
    public void Tick()
    {
        Second++;
        foreach (var host in Hosts.Values)
        {
            host.Running = host.Running is null ? null : Second;
            host.Power(chance, Trouble, Second);
        }

        if (chance.NextDouble() < Trouble)
        {
            (_keeping, _goneSince) = (_keeping.Clear(), null); // the grain forgets all but what is stored
        }

        foreach (var (node, host) in Hosts.Where(host => host.Value.IsUp))
        {
            Report(node, host);
        }

        for (var steps = 0; steps < 8 && Do(Next()); steps++)
        {
        }

        Assert.True(Task.Checkpoints.Kept.Length <= 2);
    }

    private CheckpointStep Next()
    {
        var alive = Alive;
        _goneSince = alive.Contains(Task.Node!.Value) ? null : _goneSince ?? Second;
        if (Task.Checkpoints.Kept is [{ Number: var number }, ..] && number != _newest)
        {
            (_newest, _keeping) = (number, _keeping.Clear());
        }

        return CheckpointDecision.Next(Task, new CheckpointSight(alive, Second - _goneSince is { } gone ? TimeSpan.FromSeconds(gone) : null, _keeping), Some.At(Second));
    }

    /// <summary>A copy that isn't the host's any more goes; what it keeps goes when nobody wants it to.</summary>
    private void Report(NodeName node, AHostThatBreaks host)
    {
        if (Task.Node != node)
        {
            (host.Running, host.IsLost, host.Error) = (null, false, null);
        }
        else if (!IsLost())
        {
            Task = Task.After(Seen(host));
        }

        if (host.Kept is { } kept && !IsLost() && !Task.Keeps(node, kept, Alive))
        {
            (host.Kept, _keeping) = (null, _keeping.Remove(node));
        }
    }

    private bool Do(CheckpointStep step)
    {
        switch (step)
        {
            case Begin:
                Task = Task.Begins([1], Some.At(Second));
                return true;
            case Take take when !IsLost() && Own is { IsUp: true, Running: { } memory }:
                (Own.Memories[take.Taking.Number], Own.Taken) = (memory, new CheckpointTaken(take.Taking.Number, AProtected.Blob(take.Taking.Number), default, null));
                Task = IsLost() ? Task : Task.After(Seen(Own));
                return false;
            case Took took:
                Task = Task.Took(took.Taken);
                return true;
            case Drop drop:
                Task = Task.Drops(drop.Number, drop.Reason);
                return true;
            case Keep keep:
                keep.Keepers.ToList().ForEach(node => Keep(node, keep));
                return false;
            case CheckpointStep.Kept kept:
                Assert.All(kept.Keepers, node => Assert.True(Task.Checkpoints.Kept[0].Keepers.Contains(node) || Hosts[node].Kept == kept.Number));
                Task = Task.IsKept(kept);
                return true;
            case Return back:
                return Find(back);
            case Resume resume when !IsLost() && Own.IsUp:
                Resumes(resume);
                Task = IsLost() ? Task : Task.After(Seen(Own));
                return false;
            case Back:
                Task = Task.IsBack();
                return true;
            case Fail fail:
                Task = Task.FailsToReturn(fail.Reason, Some.At(Second));
                return false;
            default:
                return false;
        }
    }

    private void Keep(NodeName node, Keep keep)
    {
        var source = keep.From.Select(from => Hosts[from]).FirstOrDefault(host => host.IsUp && host.Memories.ContainsKey(keep.Newest.Number));
        if (IsLost() || !Hosts[node].IsUp)
        {
            return;
        }

        if (source is not null)
        {
            (Hosts[node].Memories[keep.Newest.Number], Hosts[node].Kept) = (source.Memories[keep.Newest.Number], keep.Newest.Number);
        }

        if (!IsLost())
        {
            _keeping = _keeping.SetItem(node, new KeepingObservation(source is null ? KeepingStage.Failed : KeepingStage.Kept));
        }
    }

    private bool Find(Return back)
    {
        var own = Own.IsUp && Own.IsLost && !back.Refused.Contains(Task.Node!.Value);
        var places = Hosts.Where(host => host.Value.IsUp && host.Key != Task.Node && !back.Refused.Contains(host.Key)).Select(host => host.Key).ToArray();
        if (IsLost() || (!own && places.Length == 0))
        {
            return false;
        }

        Returns++;
        Assert.False(Own is { IsUp: true, Running: not null }, "it came back elsewhere while its host was there and ran it");
        var node = own ? Task.Node!.Value : places[chance.Next(places.Length)];
        Task = Task.Returns(back, new TaskRefuge(node, new ServicePeers(new PeerTable([]), [], null)), Some.At(Second));
        return true;
    }

    private void Resumes(Resume resume)
    {
        if (Own.Returned >= resume.Try.Id)
        {
            return;
        }

        var memories = resume.From.Keepers.Append(Task.Node!.Value).Select(node => Hosts[node])
            .Where(host => host.IsUp && host.Kept == resume.From.Number).Select(host => (int?)host.Memories[resume.From.Number]);
        (Own.Returned, Own.IsLost, Own.Running) = (resume.Try.Id, false, memories.FirstOrDefault());
        Own.Error = Own.Running is null ? "nobody has its checkpoint now" : null;
        Assert.True(Own.Running is null || Own.Running >= (resume.From.At - Some.At(0)).TotalSeconds, "its memory is older than its checkpoint");
    }

    private TaskObservation Seen(AHostThatBreaks host) => (host switch
    {
        { Running: not null } => AProtected.Seen(TaskPhase.Running, "running"),
        { IsLost: true } => AProtected.Seen(TaskPhase.Failed, TaskObservation.Lost, error: "lost"),
        { Error: { } error } => AProtected.Seen(TaskPhase.Suspended, error: error),
        _ => AProtected.Seen(TaskPhase.Stopped) with { Revision = null },
    }) with { Sequence = ++_sequence, Taken = host.Taken, Returned = host.Returned };

    private bool IsLost() => chance.NextDouble() < Trouble;
}
