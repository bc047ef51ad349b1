namespace Fog.Cli.Maps.Picture;

/// <summary>An order around the middle in which the nodes of a branch stand together.</summary>
internal static class Neighbourly
{
    /// <summary>All nodes but the first, as a walk through the tree of shortest ways from the first meets them.</summary>
    public static IReadOnlyList<int> Order(Ways ways, IReadOnlyList<MappedNode> nodes)
    {
        var others = Enumerable.Range(1, nodes.Count - 1).ToList();
        var children = others.ToLookup(node => ways.Next(node, 0));
        var order = new List<int>();
        var open = new Stack<int>(children[-1].Concat(children[0]).Reverse());
        while (open.TryPop(out var node))
        {
            order.Add(node);
            foreach (var child in children[node].Reverse())
            {
                open.Push(child);
            }
        }

        return order;
    }
}
