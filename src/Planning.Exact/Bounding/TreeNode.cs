namespace Fog.Planning.Exact;

/// <summary>A unit in the forest, or a copy of one: a leaf that stands for a pair which would close a circle.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Parent">The node above; -1 for a root.</param>
/// <param name="Pair">The pair that joins both; null for a root.</param>
/// <param name="IsCopy">Whether the unit has another node that is its own.</param>
internal sealed record TreeNode(int Unit, int Parent, UnitPair? Pair, bool IsCopy)
{
    /// <summary>Nodes of a problem, parents before children, the same for each set of hosts.</summary>
    public static IReadOnlyList<TreeNode> Forest(Condensed problem)
    {
        var nodes = new List<TreeNode>();
        var nodeOf = new Dictionary<int, int>();
        var used = new HashSet<UnitPair>();
        foreach (var root in Enumerable.Range(0, problem.Units.Length))
        {
            if (nodeOf.ContainsKey(root))
            {
                continue;
            }

            nodeOf[root] = nodes.Count;
            nodes.Add(new TreeNode(root, -1, null, false));
            for (var at = nodeOf[root]; at < nodes.Count; at++)
            {
                if (nodes[at].IsCopy)
                {
                    continue;
                }

                foreach (var pair in problem.Pairs.Where(pair => (pair.A == nodes[at].Unit || pair.B == nodes[at].Unit) && used.Add(pair)))
                {
                    var other = pair.A == nodes[at].Unit ? pair.B : pair.A;
                    var isCopy = !nodeOf.TryAdd(other, nodes.Count);
                    nodes.Add(new TreeNode(other, at, pair, isCopy));
                }
            }
        }

        return nodes;
    }
}
