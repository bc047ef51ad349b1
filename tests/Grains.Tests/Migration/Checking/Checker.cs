namespace Fog.Tests.Migration.Checking;

/// <summary>Walks through every world that can be reached and says what is wrong with one of them, with the way to it.</summary>
internal sealed class Checker(Rules rules, int faults)
{
    private readonly Dictionary<long, int> _numbers = [];
    private readonly List<(World World, int From)> _reached = [];
    private readonly List<(int From, int To)> _steps = [];

    /// <summary>How many worlds there are.</summary>
    public int Count => _reached.Count;

    /// <summary>The first thing that is wrong; null when nothing is.</summary>
    public string? Check()
    {
        Reach(World.Start(faults), -1);
        for (var at = 0; at < _reached.Count; at++)
        {
            var world = _reached[at].World;
            if (Wrong(world) is { } wrong)
            {
                return Tell(wrong, at);
            }

            foreach (var next in GrainMoves.From(world, rules).Concat(EndMoves.From(world, rules)).Concat(FaultMoves.Returns(world)))
            {
                _steps.Add((at, Reach(next, at)));
            }

            foreach (var next in FaultMoves.Faults(world).Concat(FaultMoves.Repetitions(world)))
            {
                Reach(next, at);
            }
        }

        return Stuck();
    }

    private int Reach(World world, int from)
    {
        var key = world.Packed;
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _numbers[key] = _reached.Count;
            _reached.Add((world, from));
        }

        return number;
    }

    private static string? Wrong(World world) => world switch
    {
        { Running: > 1 } => "two copies run",
        { HostLost: false, Copies: 0 } => "no copy is left",
        { IsEnd: true, HostLost: false, Running: 0 } => "it is over and no copy runs",
        { Source.Copy: Copy.Running, Verdict: Verdict.Commit } => "the source runs after a commit",
        { Destination.Copy: Copy.Running, Verdict: not Verdict.Commit } => "the destination runs without a commit",
        _ => null,
    };

    /// <summary>From every world there must be a way to an end on which nothing more goes wrong: backwards from all ends.</summary>
    private string? Stuck()
    {
        var before = _steps.ToLookup(step => step.To, step => step.From);
        var fine = new bool[_reached.Count];
        var queue = new Queue<int>(Enumerable.Range(0, _reached.Count).Where(at => fine[at] = _reached[at].World.IsEnd));
        while (queue.TryDequeue(out var at))
        {
            foreach (var from in before[at].Where(from => !fine[from]))
            {
                fine[from] = true;
                queue.Enqueue(from);
            }
        }

        return Array.IndexOf(fine, false) is >= 0 and var stuck ? Tell("it never ends", stuck) : null;
    }

    private string Tell(string wrong, int number)
    {
        var way = new List<World>();
        for (var at = number; at >= 0; at = _reached[at].From)
        {
            way.Add(_reached[at].World);
        }

        way.Reverse();
        return $"{wrong}:\n{string.Join('\n', way)}";
    }
}
