namespace Fog;

/// <summary>The name of a service: the key of its grain. Lower-case letters, digits and dashes, at most 40 of them.</summary>
[GenerateSerializer, Immutable, Alias("fog.ServiceName")]
public readonly record struct ServiceName([property: Id(0)] string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
