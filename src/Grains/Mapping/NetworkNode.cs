using Fog.Mapping.Floods;
using Fog.Mapping.Overlays;

namespace Fog.Mapping;

/// <summary>
/// All that a node does about the network, behind one door: its part in the overlay, in floods of others, and its own questions.
/// Pure and not thread-safe: whoever drives it calls one method at a time and carries out the effects. Time is any clock that never
/// jumps, the same in all calls; chance is the caller's, so that a run can be replayed from a seed.
/// </summary>
public sealed class NetworkNode
{
    private readonly Surveys _surveys;

    /// <summary>A node without links.</summary>
    /// <param name="self">Its name.</param>
    /// <param name="overlay">The shape of the overlay.</param>
    /// <param name="flood">How floods behave.</param>
    public NetworkNode(NodeName self, OverlayOptions? overlay = null, FloodOptions? flood = null)
    {
        Options = overlay ?? new OverlayOptions();
        Overlay = new Overlay(self, Options);
        _surveys = new Surveys(Overlay, flood ?? new FloodOptions());
    }

    /// <summary>The shape of the overlay.</summary>
    public OverlayOptions Options { get; }

    /// <summary>Its links and what was measured.</summary>
    public Overlay Overlay { get; }

    /// <summary>What the host offers now; null: floods pass, nothing is offered.</summary>
    public NodeOffer? Offer
    {
        get => _surveys.Flood.Offer;
        set => _surveys.Flood.Offer = value;
    }

    /// <summary>To be called once in each <see cref="OverlayOptions.Tick"/>.</summary>
    public IReadOnlyList<Effect> Tick(TimeSpan now, Random random) => Do(now, random, turn =>
    {
        Overlay.Tick(turn);
        Attend(turn);
    });

    /// <summary>To be called at each time that an <see cref="Effect.WakeAt"/> named, not before it.</summary>
    public IReadOnlyList<Effect> Wake(TimeSpan now, Random random) => Do(now, random, Attend);

    /// <summary>Addresses from the tracker, any number of them.</summary>
    public IReadOnlyList<Effect> Hear(IEnumerable<NodeName> addresses, TimeSpan now, Random random) =>
        Do(now, random, turn => Overlay.Hear(turn, addresses));

    /// <summary>The result of an <see cref="Effect.Probe"/>.</summary>
    /// <param name="node">Who was probed.</param>
    /// <param name="roundTrip">Milliseconds; null when nothing came back in time.</param>
    public IReadOnlyList<Effect> Probed(NodeName node, double? roundTrip, TimeSpan now, Random random) => Do(now, random, turn =>
    {
        Overlay.Probed(turn, node, roundTrip);
        _surveys.Probed(turn, node, roundTrip);
    });

    /// <summary>Data was moved to or from another node.</summary>
    /// <param name="node">The other node.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="duration">How long they took.</param>
    public IReadOnlyList<Effect> Moved(NodeName node, long bytes, TimeSpan duration, TimeSpan now, Random random) =>
        Do(now, random, turn => Overlay.Moved(turn, node, bytes, duration));

    /// <summary>Asks the network; an <see cref="Effect.Answer"/> with the same number follows, at the latest after about three times the budget.</summary>
    public IReadOnlyList<Effect> Ask(long number, MapQuestion question, TimeSpan now, Random random) =>
        Do(now, random, turn => _surveys.Ask(turn, number, question));

    /// <summary>A message of another node.</summary>
    public IReadOnlyList<Effect> Handle(NodeName from, NetworkMessage message, TimeSpan now, Random random) => Do(now, random, turn =>
    {
        switch (message)
        {
            case MapRequest request:
                _surveys.Flood.Handle(turn, from, request);
                break;
            case MapAcknowledged acknowledged:
                _surveys.Flood.Handle(turn, from, acknowledged);
                break;
            case MapAnswer answer:
                _surveys.Flood.Handle(turn, from, answer);
                break;
            case ReportRequest request:
                turn.Send(from, new Reported(request.Id, _surveys.Flood.Report(turn, request.Filter)));
                break;
            case Reported reported:
                _surveys.Handle(turn, from, reported);
                break;
            default:
                Overlay.Handle(turn, from, message);
                break;
        }
    });

    private void Attend(Turn turn)
    {
        _surveys.Flood.Wake(turn);
        _surveys.Wake(turn);
    }

    private static IReadOnlyList<Effect> Do(TimeSpan now, Random random, Action<Turn> step)
    {
        var turn = new Turn(now, random, []);
        step(turn);
        return turn.Effects;
    }
}
