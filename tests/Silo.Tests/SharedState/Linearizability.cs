using System.Collections;

namespace Fog.Tests.SharedState;

/// <summary>What a worker asked of one key and was told.</summary>
/// <param name="Called">When it asked, on a clock that all share.</param>
/// <param name="Answered">When it was told.</param>
/// <param name="Step">The register after it, given the one before; null when the answer can't be true then.</param>
/// <param name="Text">For people.</param>
internal sealed record Operation(long Called, long Answered, Func<Register, Register?> Step, string Text);

/// <summary>A key: its version and value; version 0 is none.</summary>
internal sealed record Register(long Version, string? Value)
{
    public static Register Empty { get; } = new(0, null);
}

/// <summary>
/// Whether a history of one register can be put in an order in which each operation takes effect between its call and its answer: the
/// search of Wing and Gong, with Lowe's memory of what was tried.
/// </summary>
internal static class Linearizability
{
    /// <summary>Null when there is such an order; otherwise the longest beginning of one that was found.</summary>
    public static string? Violation(IReadOnlyList<Operation> history)
    {
        var tried = new HashSet<(string Done, Register Register)>();
        var (best, order) = (new List<string>(), new List<string>());
        return Search(new BitArray(history.Count), Register.Empty)
            ? null
            : $"no order of {history.Count} operations explains the answers; {best.Count} of them do: {string.Join(", ", best.TakeLast(8))}";

        bool Search(BitArray done, Register register)
        {
            if (order.Count > best.Count)
            {
                best = [.. order];
            }

            var left = Enumerable.Range(0, history.Count).Where(i => !done[i]).ToArray();
            if (left.Length == 0)
            {
                return true;
            }

            if (!tried.Add((Key(done), register)))
            {
                return false;
            }

            var first = left.Min(i => history[i].Answered);
            foreach (var i in left.Where(i => history[i].Called <= first))
            {
                if (history[i].Step(register) is not { } next)
                {
                    continue;
                }

                done[i] = true;
                order.Add(history[i].Text);
                if (Search(done, next))
                {
                    return true;
                }

                done[i] = false;
                order.RemoveAt(order.Count - 1);
            }

            return false;
        }
    }

    private static string Key(BitArray done) => string.Concat(done.Cast<bool>().Select(bit => bit ? '1' : '0'));
}
