using Fog.Mapping.Measuring;

namespace Fog.Mapping.Overlays;

/// <summary>
/// One node's part in the overlay: a few near links along which floods travel, and a few random ones that keep all in one piece.
/// Pure: time, chance, messages and measurements come in, effects go out. See docs/mapping.md.
/// </summary>
public sealed class Overlay
{
    private readonly OverlayOptions _options;
    private readonly Neighbourhood _neighbours;
    private readonly Candidates _candidates;
    private readonly LinkAgreement _agreement;
    private readonly Prober _prober;
    private readonly Repair _repair;
    private readonly NearSearch _near;
    private readonly Flips _flips;
    private readonly Relief _relief;
    private readonly Exchanges _exchanges;

    /// <summary>A node without links; the first tick asks for the tracker.</summary>
    public Overlay(NodeName self, OverlayOptions options)
    {
        (Self, _options) = (self, options);
        _candidates = new Candidates(self, options);
        _neighbours = new Neighbourhood(_candidates, options);
        var promises = new Promises(options);
        _agreement = new LinkAgreement(_neighbours, _candidates, promises, options);
        _prober = new Prober(_neighbours, _candidates, _agreement, options);
        _repair = new Repair(_neighbours, _candidates, _agreement, options);
        _near = new NearSearch(_neighbours, _candidates, _agreement, options);
        _flips = new Flips(_neighbours, _agreement, promises, options);
        _relief = new Relief(_neighbours, _agreement, promises, options);
        _exchanges = new Exchanges(self, _neighbours, _candidates, _agreement, options);
    }

    /// <summary>Whose part this is.</summary>
    public NodeName Self { get; }

    /// <summary>The present links.</summary>
    public IReadOnlyList<Neighbour> Neighbours => _neighbours.All;

    /// <summary>Milliseconds that answers of other nodes took beyond the round trip of their link: what nodes take to hear and speak.</summary>
    public LinkStatistics Work => _exchanges.Work;

    /// <summary>Flips that came to their end with this node in the middle.</summary>
    public int FlipsDone => _flips.Done;

    /// <summary>Measured nodes that aren't neighbours, nearest first.</summary>
    public IEnumerable<(NodeName Name, LinkStatistics Statistics)> Remembered => _candidates.All
        .Where(candidate => candidate.Statistics.IsKnown && candidate.Lost is null)
        .OrderBy(candidate => candidate.Latency)
        .Select(candidate => (candidate.Name, candidate.Statistics));

    /// <summary>The neighbour of that name; null when there is none.</summary>
    public Neighbour? Find(NodeName name) => _neighbours.Find(name);

    /// <summary>What this node measured of the way to another, neighbour or remembered; null when nothing.</summary>
    public LinkStatistics? Measured(NodeName name) =>
        (_neighbours.Find(name)?.Statistics ?? _candidates.Find(name)?.Statistics) is { IsKnown: true } known ? known : null;

    /// <summary>Smoothed bytes per second of data moved to or from a node; null when none was.</summary>
    public double? Throughput(NodeName name) => (_neighbours.Find(name)?.Statistics ?? _candidates.Find(name)?.Statistics)?.Throughput;

    /// <summary>To be called once in each <see cref="OverlayOptions.Tick"/>.</summary>
    public void Tick(Turn turn)
    {
        _agreement.Tick(turn);
        SmallNetwork.Label(Self, _neighbours, _options);
        _repair.Tick(turn);
        _near.Tick(turn);
        _prober.Tick(turn);
        _flips.Tick(turn);
        _relief.Tick(turn);
        _exchanges.Tick(turn);
    }

    /// <summary>Addresses from the tracker.</summary>
    public void Hear(Turn turn, IEnumerable<NodeName> addresses) => _repair.Hear(turn, addresses.Where(address => address != Self));

    /// <summary>A round trip in milliseconds; null when none came back in time.</summary>
    public void Probed(Turn turn, NodeName node, double? roundTrip) => _prober.Probed(turn, node, roundTrip);

    /// <summary>Data was moved to or from a node, neighbour or not.</summary>
    public void Moved(Turn turn, NodeName node, long bytes, TimeSpan duration)
    {
        if (_neighbours.Find(node) is { } neighbour)
        {
            neighbour.Statistics = neighbour.Statistics.Moved(bytes, duration);
            return;
        }

        Hear(turn, node);
        if (_candidates.Find(node) is { } candidate)
        {
            candidate.Statistics = candidate.Statistics.Moved(bytes, duration);
        }
    }

    /// <summary>A neighbour replied to a message that it answers at once.</summary>
    /// <param name="turn">When.</param>
    /// <param name="node">The neighbour.</param>
    /// <param name="took">Time from the message to the reply.</param>
    public void Replied(Turn turn, NodeName node, TimeSpan took) => _exchanges.Replied(turn, node, took);

    /// <summary>A message of another node; those of floods are none of the overlay's.</summary>
    public void Handle(Turn turn, NodeName from, NetworkMessage message)
    {
        switch (message)
        {
            case AskPeers:
                turn.Send(from, new Peers(_neighbours.Claims(turn.Now)));
                Hear(turn, from);
                break;
            case Peers peers:
                _exchanges.Learn(turn, from, peers.Links);
                break;
            case LinkWish wish:
                _agreement.Handle(turn, from, wish);
                break;
            case Linked linked:
                _agreement.Handle(turn, from, linked);
                _flips.Linked(turn, from);
                _relief.Linked(turn, from);
                break;
            case LinkRefused:
                _agreement.Refused(turn, from);
                _flips.Refused(turn, from);
                _relief.Refused(from);
                break;
            case Unlinked unlinked:
                _agreement.Handle(turn, from, unlinked);
                break;
            case HandOver order:
                _relief.Handle(turn, from, order);
                break;
            case LinkSpare spare:
                _relief.Handle(turn, from, spare);
                break;
            case Exchange exchange:
                _exchanges.Handle(turn, from, exchange);
                break;
            case FlipOffer offer:
                _flips.Handle(turn, from, offer);
                break;
            case FlipAnswer answer:
                _flips.Handle(turn, from, answer);
                break;
            case FlipReady ready:
                _flips.Handle(turn, from, ready);
                break;
            case FlipOutcome outcome:
                _flips.Handle(turn, from, outcome);
                break;
        }
    }

    private void Hear(Turn turn, NodeName from)
    {
        if (!_neighbours.Has(from))
        {
            _candidates.Hear(from, double.PositiveInfinity, turn.Random);
        }
    }
}
