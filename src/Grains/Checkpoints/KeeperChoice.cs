using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Fog.Checkpoints;

/// <summary>Chooses the hosts that keep a task's checkpoints. Pure.</summary>
public static class KeeperChoice
{
    /// <summary>
    /// Those that keep one already stay, as long as they are there. Others come by the order that a hash of task and host gives them (highest random weight,
    /// Thaler and Ravishankar, 1998): each task has its own, so that the load is even, and it doesn't change when others come and go.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="present">Hosts that keep one now.</param>
    /// <param name="candidates">Hosts that could.</param>
    /// <param name="copies">How many are wanted.</param>
    public static ImmutableArray<NodeName> Of(TaskId task, IEnumerable<NodeName> present, IEnumerable<NodeName> candidates, int copies)
    {
        var stay = present.ToHashSet();
        return [.. candidates.OrderByDescending(stay.Contains).ThenByDescending(node => Weight(task, node)).Take(copies).Order()];
    }

    private static ulong Weight(TaskId task, NodeName node) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{task}@{node}")));
}
