namespace Fog.Samples.Learning;

/// <summary>Ways to deal a data set out to clients; every example goes to exactly one.</summary>
public static class DataSplit
{
    /// <summary>Shards of one client in <see cref="ByLabel"/>, as in the paper.</summary>
    public const int ShardsPerClient = 2;

    /// <summary>The paper's IID split: shuffle, then equal parts.</summary>
    public static IReadOnlyList<Dataset> Shuffled(Dataset data, int clients, Random random)
    {
        var order = Enumerable.Range(0, data.Count).ToArray();
        random.Shuffle(order);
        return [.. Parts(order, clients).Select(data.Take)];
    }

    /// <summary>The paper's pathological non-IID split: sort by label, cut into two shards for each client, deal them out.</summary>
    public static IReadOnlyList<Dataset> ByLabel(Dataset data, int clients, Random random)
    {
        var sorted = Enumerable.Range(0, data.Count).OrderBy(i => data.Labels[i]).ToArray();
        var shards = Parts(sorted, clients * ShardsPerClient).ToArray();
        random.Shuffle(shards);
        return [.. shards.Chunk(ShardsPerClient).Select(own => data.Take([.. own.SelectMany(shard => shard)]))];
    }

    // The first parts take one more each when the number doesn't divide.
    private static IEnumerable<int[]> Parts(int[] order, int parts)
    {
        if (parts < 1 || parts > order.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(parts), parts, $"{order.Length} examples can't be cut into so many parts.");
        }

        var (size, rest) = Math.DivRem(order.Length, parts);
        for (var (part, first) = (0, 0); part < parts; part++)
        {
            var length = size + (part < rest ? 1 : 0);
            yield return order[first..(first + length)];
            first += length;
        }
    }
}
