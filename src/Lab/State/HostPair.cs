namespace Fog.Lab;

/// <summary>Two hosts, in no order.</summary>
public sealed record HostPair(string A, string B)
{
    /// <summary>Whether these are the two, whichever comes first.</summary>
    public bool Is(string a, string b) => (A == a && B == b) || (A == b && B == a);

    /// <summary>The other one of the two; null when the host isn't one of them.</summary>
    public string? Other(string host) => host == A ? B : host == B ? A : null;
}
