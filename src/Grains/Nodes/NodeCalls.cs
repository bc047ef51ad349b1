using Orleans.Runtime;

namespace Fog.Nodes;

/// <summary>Calls to nodes as other grains and agents make them.</summary>
public static class NodeCalls
{
    /// <summary>
    /// Asks a node. Between a host's death and its declaration the runtime rejects the message or lets it run into the response
    /// timeout; to the caller both mean that the node is unavailable.
    /// </summary>
    /// <exception cref="NodeUnavailableException">The node can't be asked now.</exception>
    public static Task<T> Ask<T>(this IGrainFactory grains, NodeName node, Func<INodeGrain, Task<T>> question) =>
        Guard(node, () => question(grains.GetGrain<INodeGrain>(node.Value)));

    /// <summary>The same for any other grain that lives on a node's host.</summary>
    /// <exception cref="NodeUnavailableException">The node can't be asked now.</exception>
    public static async Task<T> Guard<T>(NodeName node, Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (Exception e) when (e is OrleansMessageRejectionException or SiloUnavailableException or TimeoutException)
        {
            throw new NodeUnavailableException($"Node {node} is unavailable: it doesn't answer. Try again when it is back.", e) { Node = node };
        }
    }

    /// <inheritdoc cref="Ask{T}"/>
    public static Task Tell(this IGrainFactory grains, NodeName node, Func<INodeGrain, Task> order) =>
        grains.Ask(node, async grain =>
        {
            await order(grain);
            return true;
        });
}
