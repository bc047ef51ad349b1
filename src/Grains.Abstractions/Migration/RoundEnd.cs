namespace Fog;

/// <summary>Why the rounds of a pre-copy ended.</summary>
[GenerateSerializer, Alias("fog.RoundEnd")]
public enum RoundEnd
{
    /// <summary>The last round moved so little that the next, with the task frozen, will be short.</summary>
    FewBytes,

    /// <summary>The last round moved nearly as much as the one before: the task writes as fast as the link carries.</summary>
    NoGain,

    /// <summary>There were as many rounds as allowed.</summary>
    RoundLimit,
}
