namespace Fog.Mapping;

/// <summary>What a state machine wants done. Whoever drives it does that, and hands back what comes of it.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Send a message; that it doesn't arrive is found out by silence.</summary>
    public sealed record Send(NodeName To, NetworkMessage Message) : Effect;

    /// <summary>Measure a round trip; hand the result to <see cref="NetworkNode.Probed"/>, null when nothing came back in time.</summary>
    public sealed record Probe(NodeName To) : Effect;

    /// <summary>Read some addresses of other nodes from the tracker; hand them to <see cref="NetworkNode.Hear"/>.</summary>
    public sealed record AskTracker : Effect;

    /// <summary>Call <see cref="NetworkNode.Wake"/> at that time or a little later, never before. Earlier wishes stay.</summary>
    public sealed record WakeAt(TimeSpan At) : Effect;

    /// <summary>A question is answered.</summary>
    public sealed record Answer(long Question, NetworkMap Map) : Effect;
}
