using System.Collections.Immutable;
using Fog.Mapping;
using Fog.Placement;
using Orleans.Runtime;

namespace Fog.Nodes;

/// <summary>
/// Carries out what a node's part in the overlay and in floods wants done: messages as one-way grain calls, round trips by the agent. Runs
/// on the scheduler of the node's grain, so that one thing happens at a time; waits for nobody.
/// </summary>
internal sealed class NodeNetwork(NodeName self, IGrainFactory grains, INodeAgent agent, IClusterMembershipService membership, TimeProvider clock)
{
    /// <summary>Addresses that are read from the tracker at once.</summary>
    private const int FromTracker = 8;

    private readonly Random _random = new();
    private readonly long _start = clock.GetTimestamp();
    private readonly Dictionary<long, TaskCompletionSource<NetworkMap>> _questions = [];
    private readonly NetworkNode _node = new(self);
    private long _lastQuestion;
    private bool _hasLooked;

    /// <summary>Time between two calls of <see cref="Tick"/>.</summary>
    public TimeSpan TickInterval => _node.Options.Tick;

    /// <summary>The neighbours of now.</summary>
    public ImmutableArray<NodeName> Neighbours => [.. _node.Overlay.Neighbours.Select(neighbour => neighbour.Name)];

    /// <summary>The links of now, nearest first.</summary>
    public ImmutableArray<LinkClaim> Links =>
        [.. _node.Overlay.Neighbours.Select(neighbour => neighbour.Statistics.Claim(neighbour.Name, neighbour.Kind, Now)).OrderBy(link => link.Latency)];

    private TimeSpan Now => clock.GetElapsedTime(_start);

    /// <summary>Hears of nodes that it knew before.</summary>
    public void Remember(IEnumerable<NodeName> nodes) => Carry(_node.Hear(nodes, Now, _random));

    /// <summary>One beat of the overlay.</summary>
    /// <param name="offer">What the host offers now.</param>
    /// <param name="moves">What its transfers moved since the last beat.</param>
    public void Tick(NodeOffer offer, IEnumerable<LinkNews.Move> moves)
    {
        _node.Offer = offer;
        foreach (var (node, bytes, took) in moves)
        {
            Carry(_node.Moved(node, bytes, took, Now, _random));
        }

        Carry(_node.Tick(Now, _random));
        LookOnce(offer);
    }

    /// <summary>A message of another node.</summary>
    public void Hear(NodeName from, NetworkMessage message) => Carry(_node.Handle(from, message, Now, _random));

    /// <summary>Draws a map.</summary>
    public Task<NetworkMap> Map(MapQuestion question, NodeOffer offer, CancellationToken ct)
    {
        _node.Offer = offer;
        var number = ++_lastQuestion;
        var answered = new TaskCompletionSource<NetworkMap>(TaskCreationOptions.RunContinuationsAsynchronously);
        _questions[number] = answered;
        Carry(_node.Ask(number, question, Now, _random));
        return answered.Task.WaitAsync(ct);
    }

    /// <summary>
    /// A small map of the nearest, as soon as somebody is known: code runs slowest the first time, here and at the neighbours, and the first
    /// question of a person would find them all silent.
    /// </summary>
    private void LookOnce(NodeOffer offer)
    {
        if (!_hasLooked && Links is [{ Samples: > 0 } nearest, ..])
        {
            _hasLooked = true;
            Map(MapQuestion.Within(1.5 * nearest.Latency) with { MostNodes = 4, DirectProbes = 1 }, offer, CancellationToken.None).Ignore();
        }
    }

    private void Carry(IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.Send send:
                    grains.GetGrain<INodeGrain>(send.To.Value).Hear(self, send.Message).Ignore();
                    break;
                case Effect.Probe probe:
                    Measure(probe.To).Ignore();
                    break;
                case Effect.AskTracker:
                    Remember(Addresses());
                    break;
                case Effect.WakeAt wake:
                    WakeAt(wake.At).Ignore();
                    break;
                case Effect.Answer answer when _questions.Remove(answer.Question, out var asked):
                    asked.TrySetResult(answer.Map);
                    break;
            }
        }
    }

    private async Task Measure(NodeName node)
    {
        var took = membership.Endpoint(node) is { } address ? await agent.Probe(address, CancellationToken.None) : null;
        Carry(_node.Probed(node, took?.TotalMilliseconds, Now, _random));
    }

    private async Task WakeAt(TimeSpan at)
    {
        await Alarm.Until(at, _start, clock);
        Carry(_node.Wake(Now, _random));
    }

    /// <summary>The membership store is the tracker.</summary>
    private NodeName[] Addresses()
    {
        var others = membership.Alive().Where(node => node != self).ToArray();
        _random.Shuffle(others);
        return others[..Math.Min(FromTracker, others.Length)];
    }
}
