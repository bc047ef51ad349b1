namespace Fog.Client.Partitioning;

/// <summary>A call graph can't be used; the message starts with <c>FILE:LINE:COLUMN</c> where there is such a place.</summary>
public sealed class CallGraphException : FogException
{
    public CallGraphException()
    {
    }

    public CallGraphException(string message)
        : base(message)
    {
    }

    public CallGraphException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
