namespace Fog;

/// <summary>Where transfers of this host tell its node what they moved: the throughput of its links. Any thread may call; nobody waits.</summary>
public interface ILinkNews
{
    /// <summary>Data came from another node, or went there; it counts with the node's next beat.</summary>
    /// <param name="node">The other node.</param>
    /// <param name="bytes">How many bytes.</param>
    /// <param name="took">From the first to the last of them.</param>
    void Moved(NodeName node, long bytes, TimeSpan took);
}
