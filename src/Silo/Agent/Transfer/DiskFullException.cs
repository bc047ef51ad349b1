namespace Fog.Agent.Transfer;

/// <summary>What arrives doesn't fit on this host's disk. What came of it was dropped.</summary>
[GenerateSerializer, Alias("fog.DiskFullException")]
public sealed class DiskFullException : FogException
{
    public DiskFullException()
    {
    }

    public DiskFullException(string message)
        : base(message)
    {
    }

    public DiskFullException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
