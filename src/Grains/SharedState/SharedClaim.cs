namespace Fog.SharedState;

/// <summary>
/// Which activation of the grain the space belongs to. While a host is being declared dead there may be two for a moment: each answer is
/// given only after a look at this.
/// </summary>
/// <param name="Holder">The activation; none before the first.</param>
[GenerateSerializer, Immutable, Alias("fog.SharedClaim")]
public sealed record SharedClaim([property: Id(0)] Guid Holder)
{
    public SharedClaim()
        : this(Guid.Empty)
    {
    }
}
