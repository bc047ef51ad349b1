namespace Fog.Planning;

/// <summary>The terms of a plan's cost; a cost's arrays are indexed by them.</summary>
public enum Term
{
    /// <summary>Milliseconds that calls take in a second, by their rates.</summary>
    Latency,

    /// <summary>What hosts ask for an hour.</summary>
    Price,

    /// <summary>Watts: hosts switched on for the service, and busy cores.</summary>
    Energy,

    /// <summary>-ln of the probability that all hosts used, and all ways between calling tasks, stay for an hour.</summary>
    Reliability,

    /// <summary>Hosts used.</summary>
    Use,

    /// <summary>Growth of the sum of squared loads of all hosts: mean of the squares of the shares of cpu and memory.</summary>
    Balance,

    /// <summary>Bytes to move.</summary>
    Movement,

    /// <summary>Sum over hosts of the squared number of the service's tasks on it.</summary>
    Spread,
}
