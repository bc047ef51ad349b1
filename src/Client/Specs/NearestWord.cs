namespace Fog.Client;

/// <summary>Guesses what was meant by a word that nobody knows.</summary>
internal static class NearestWord
{
    /// <summary>A sentence with the nearest known word; null when none is near.</summary>
    public static string? Advice(string word, IEnumerable<string> known) => Of(word, known) is { } near ? $"did you mean '{near}'?" : null;

    /// <summary>The known word with the fewest edits, if those are at most a third of its length; one is always forgiven.</summary>
    public static string? Of(string word, IEnumerable<string> known) =>
        known
            .Select(candidate => (candidate, edits: Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.edits <= Math.Max(1, Math.Max(pair.candidate.Length, word.Length) / 3))
            .OrderBy(pair => pair.edits)
            .Select(pair => pair.candidate)
            .FirstOrDefault();

    /// <summary>Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours count one each.</summary>
    private static int Edits(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                cost[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(
                        Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1,
                        cost[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[left.Length, right.Length];
    }
}
