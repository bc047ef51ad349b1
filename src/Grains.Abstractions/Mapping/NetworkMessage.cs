namespace Fog;

/// <summary>What nodes say to each other to keep the overlay and to draw maps. Each may be lost, delayed or told twice.</summary>
[GenerateSerializer, Immutable, Alias("fog.NetworkMessage")]
public abstract record NetworkMessage
{
    /// <summary>Frame, type and two names.</summary>
    protected const int Envelope = 64;

    /// <summary>One name with its length.</summary>
    protected const int NameSize = 16;

    /// <summary>One <see cref="LinkClaim"/>: a name and eight numbers.</summary>
    protected const int ClaimSize = NameSize + 48;

    /// <summary>Estimated bytes on the wire: what a map states as its cost.</summary>
    public virtual int Size => Envelope;
}
