using System.Collections.Immutable;

namespace Fog.Bench.Planning.Instances;

/// <summary>Who calls whom, without any figures.</summary>
/// <param name="Tasks">Names.</param>
/// <param name="Calls">Indices of caller and called, each pair once.</param>
internal sealed record CallShape(ImmutableArray<string> Tasks, ImmutableArray<(int From, int To)> Calls)
{
    /// <summary>A tree by random attachment: each task is called by an earlier one, seldom one with many calls already.</summary>
    public static CallShape Tree(int tasks, Random random) => new(
        [.. Enumerable.Range(0, tasks).Select(i => $"t{i:00}")],
        [.. Enumerable.Range(1, tasks - 1).Select(to => (random.Next(Math.Max(0, (to / 3) - 2), to), to))]);

    /// <summary>A tree and a quarter as many calls across, all towards later tasks.</summary>
    public static CallShape Dag(int tasks, Random random)
    {
        var tree = Tree(tasks, random);
        var calls = tree.Calls.ToHashSet();
        while (calls.Count < tasks - 1 + (tasks / 4))
        {
            var to = random.Next(2, tasks);
            calls.Add((random.Next(to), to));
        }

        return tree with { Calls = [.. tree.Calls, .. calls.Except(tree.Calls).Order()] };
    }

    /// <summary>Whether some task calls itself by way of others.</summary>
    public bool HasCircle
    {
        get
        {
            var left = Calls.ToList();
            while (left.RemoveAll(call => left.All(other => other.To != call.From)) > 0)
            {
            }

            return left.Count > 0;
        }
    }

    public bool IsLeaf(int task) => Calls.All(call => call.From != task);

    /// <summary>Tasks that nobody calls; the first task when everybody is called.</summary>
    public ImmutableArray<int> Roots
    {
        get
        {
            var called = Calls.Select(call => call.To).ToHashSet();
            ImmutableArray<int> roots = [.. Enumerable.Range(0, Tasks.Length).Where(task => !called.Contains(task))];
            return roots.IsEmpty ? [0] : roots;
        }
    }

    /// <summary>Callers before the called where there are no circles: breadth first from the roots, then whoever is left.</summary>
    public IReadOnlyList<int> Order()
    {
        var order = new List<int>();
        var seen = new HashSet<int>();
        var queue = new Queue<int>();
        foreach (var start in Roots.Concat(Enumerable.Range(0, Tasks.Length)))
        {
            Reach(start);
            while (queue.TryDequeue(out var from))
            {
                order.Add(from);
                foreach (var call in Calls.Where(call => call.From == from))
                {
                    Reach(call.To);
                }
            }
        }

        return order;

        void Reach(int task)
        {
            if (seen.Add(task))
            {
                queue.Enqueue(task);
            }
        }
    }
}
