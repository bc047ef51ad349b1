namespace Fog.Agent.Transfer;

/// <summary>A node can't give what it was asked for, now or later.</summary>
internal sealed class HolderLostException : Exception
{
    public HolderLostException()
    {
    }

    public HolderLostException(string message)
        : base(message)
    {
    }

    public HolderLostException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
