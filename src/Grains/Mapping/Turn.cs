namespace Fog.Mapping;

/// <summary>One step of a state machine: when it happens, with which chance, and what it wants done.</summary>
/// <param name="Now">Time on a clock that never jumps (for example since the start of the process).</param>
/// <param name="Random">Chance, the caller's.</param>
/// <param name="Effects">Collects what is to be done.</param>
public readonly record struct Turn(TimeSpan Now, Random Random, List<Effect> Effects)
{
    /// <summary>Wants a message sent.</summary>
    public void Send(NodeName to, NetworkMessage message) => Effects.Add(new Effect.Send(to, message));

    /// <summary>Wants a round trip measured.</summary>
    public void Probe(NodeName to) => Effects.Add(new Effect.Probe(to));

    /// <summary>Wants to be woken.</summary>
    public void WakeAt(TimeSpan at) => Effects.Add(new Effect.WakeAt(at));
}
