namespace Fog;

/// <summary>The name of a node: the key of its grain and its silo's name. Lower-case letters, digits and dashes; unique in the fog.</summary>
[GenerateSerializer, Immutable, Alias("fog.NodeName")]
public readonly record struct NodeName([property: Id(0)] string Value) : IComparable<NodeName>
{
    /// <inheritdoc/>
    public int CompareTo(NodeName other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    public static bool operator <(NodeName left, NodeName right) => left.CompareTo(right) < 0;

    public static bool operator >(NodeName left, NodeName right) => left.CompareTo(right) > 0;

    public static bool operator <=(NodeName left, NodeName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(NodeName left, NodeName right) => left.CompareTo(right) >= 0;
}
