using System.Globalization;

namespace Fog.Tests.SharedState;

/// <summary>What a worker asked of one key and was told.</summary>
/// <param name="Called">When it asked, in ticks of a clock that all share.</param>
/// <param name="Answered">When it was told.</param>
/// <param name="Step">The register after it, given the one before; null when the answer can't be true then.</param>
/// <param name="Text">For people.</param>
internal sealed record Operation(long Called, long Answered, Func<Register, Register?> Step, string Text);

/// <summary>A key: its version and value; version 0 is none.</summary>
internal sealed record Register(long Version, string? Value)
{
    public static Register Empty { get; } = new(0, null);

    public override string ToString() => Version == 0 ? "nothing" : $"{Value} as {Version}";
}

/// <summary>
/// Whether a history of one register can be put in an order in which each operation takes effect between its call and its answer: the
/// search of Wing and Gong, with Lowe's memory of what was tried. Operations are laid in lanes in which none overlaps another, so that
/// what has taken effect is one number for each lane, however long the history is.
/// </summary>
internal static class Linearizability
{
    /// <summary>Null when there is such an order; otherwise what is around the place that the longest beginning of one got to.</summary>
    public static string? Violation(IReadOnlyList<Operation> history)
    {
        var lanes = Lanes(history);
        var at = new int[lanes.Count];
        var tried = new HashSet<(string At, Register Register)>();
        var path = new Stack<Place>([new(Register.Empty, Open(lanes, at))]);
        var (furthest, there, left) = (0, at, Register.Empty);
        while (path.TryPeek(out var place))
        {
            if (path.Count > furthest)
            {
                (furthest, there, left) = (path.Count, [.. at], place.Register);
            }

            if (path.Count > history.Count)
            {
                return null;
            }

            if (place.Taken is { } back)
            {
                at[back]--;
            }

            place.Taken = Next(place);
            if (place.Taken is null)
            {
                path.Pop();
            }
        }

        return $"no order of {history.Count} operations explains the answers; {furthest - 1} of them do, and leave {left}:\n{Around(lanes, there)}";

        int? Next(Place place)
        {
            while (place.Left.TryDequeue(out var lane))
            {
                if (lanes[lane][at[lane]].Step(place.Register) is not { } next)
                {
                    continue;
                }

                at[lane]++;
                if (tried.Add((string.Join(' ', at), next)))
                {
                    path.Push(new Place(next, Open(lanes, at)));
                    return lane;
                }

                at[lane]--;
            }

            return null;
        }
    }

    private static List<List<Operation>> Lanes(IEnumerable<Operation> history)
    {
        var lanes = new List<List<Operation>>();
        foreach (var operation in history.OrderBy(operation => operation.Called))
        {
            if (lanes.Find(lane => lane[^1].Answered < operation.Called) is { } free)
            {
                free.Add(operation);
            }
            else
            {
                lanes.Add([operation]);
            }
        }

        return lanes;
    }

    /// <summary>The lanes whose next operation was called before any other that is left was answered.</summary>
    private static Queue<int> Open(List<List<Operation>> lanes, int[] at)
    {
        var left = Enumerable.Range(0, lanes.Count).Where(lane => at[lane] < lanes[lane].Count).ToArray();
        var first = left.Length == 0 ? 0 : left.Min(lane => lanes[lane][at[lane]].Answered);
        return new(left.Where(lane => lanes[lane][at[lane]].Called <= first));
    }

    private static string Around(List<List<Operation>> lanes, int[] at)
    {
        var start = lanes[0][0].Called;
        var past = lanes.SelectMany((lane, number) => lane.Take(at[number]).TakeLast(4)).OrderBy(operation => operation.Called);
        var next = lanes.SelectMany((lane, number) => lane.Skip(at[number]).Take(3)).OrderBy(operation => operation.Called);
        return $"{Lines(past)}\nnone of these can be next:\n{Lines(next)}";

        string Lines(IEnumerable<Operation> operations) => string.Join('\n', operations.Select(operation => string.Create(
            CultureInfo.InvariantCulture, $"  {Milliseconds(operation.Called):0.000} to {Milliseconds(operation.Answered):0.000} ms: {operation.Text}")));

        double Milliseconds(long ticks) => TimeProvider.System.GetElapsedTime(start, ticks).TotalMilliseconds;
    }

    /// <summary>A register on the way, what could be next, and the lane that was.</summary>
    private sealed class Place(Register register, Queue<int> left)
    {
        public Register Register => register;

        public Queue<int> Left => left;

        public int? Taken { get; set; }
    }
}
