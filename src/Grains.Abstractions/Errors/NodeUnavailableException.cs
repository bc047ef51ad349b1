namespace Fog;

/// <summary>The host of a node is gone, or no node of that name ever joined. Trying again helps once the node is back.</summary>
[GenerateSerializer, Alias("fog.NodeUnavailableException")]
public sealed class NodeUnavailableException : FogException
{
    public NodeUnavailableException()
    {
    }

    public NodeUnavailableException(string message)
        : base(message)
    {
    }

    public NodeUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public NodeUnavailableException(NodeName node)
        : base($"Node {node} is unavailable: no live node has that name. 'fog nodes' lists those that are up; try again when it is back.") =>
        Node = node;

    /// <summary>The node that was asked.</summary>
    [Id(0)]
    public NodeName Node { get; init; }
}
