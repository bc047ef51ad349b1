using Fog.Mapping;
using Fog.Mapping.Overlays;

namespace Fog.Bench.Simulation.Network;

/// <summary>
/// Drives many <see cref="NetworkNode"/>s, the very class that a real node runs, over virtual time: an event queue, true latencies,
/// jitter, loss, and a tracker that hears of deaths late. One seed, one course of events.
/// </summary>
internal sealed class Simulator(ILatencies latencies, Weather weather, int seed, OverlayOptions? options = null)
{
    private const int TrackerAddresses = 5;
    private static readonly TimeSpan TrackerLag = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);

    private readonly Random _random = new(seed);
    private readonly PriorityQueue<Happening, (long At, long Order)> _queue = new();
    private readonly NetworkNode?[] _nodes = new NetworkNode?[latencies.Count];
    private readonly int[] _lives = new int[latencies.Count];
    private readonly Dictionary<NodeName, int> _places = Enumerable.Range(0, latencies.Count).ToDictionary(NameOf);
    private readonly NodeName[] _names = [.. Enumerable.Range(0, latencies.Count).Select(NameOf)];
    private readonly List<int> _tracker = [];
    private readonly Dictionary<long, Action<NetworkMap>> _questions = [];
    private long _order;

    public TimeSpan Now { get; private set; }

    public long Messages { get; private set; }

    public long Bytes { get; private set; }

    public long Probes { get; private set; }

    public Random Random => _random;

    /// <summary>The round trip between two nodes that one sees on average, in milliseconds.</summary>
    public double RoundTrip(int from, int to) => weather.Expected(latencies.RoundTrip(from, to));

    public ILatencies Latencies => latencies;

    public static NodeName NameOf(int node) => new($"n{node}");

    public int PlaceOf(NodeName name) => _places[name];

    public NetworkNode? Node(int node) => _nodes[node];

    public IEnumerable<int> Alive => Enumerable.Range(0, _nodes.Length).Where(node => _nodes[node] is not null);

    /// <summary>A node starts, with an empty memory.</summary>
    public void Start(int node)
    {
        var started = new NetworkNode(NameOf(node), options) { Offer = Offers.Of(NameOf(node)) };
        _nodes[node] = started;
        _lives[node]++;
        _tracker.Add(node);
        At(Now + (started.Options.Tick * _random.NextDouble()), new Happening(node, _lives[node], (_, _, _) => Tick(node)));
    }

    /// <summary>A node is gone without a word.</summary>
    public void Kill(int node)
    {
        _nodes[node] = null;
        var life = ++_lives[node];
        At(Now + TrackerLag, new Happening(-1, 0, (_, _, _) =>
        {
            if (_lives[node] == life)
            {
                _tracker.Remove(node);
            }

            return [];
        }));
    }

    public void Ask(int node, MapQuestion question, Action<NetworkMap> answer)
    {
        var number = _random.NextInt64();
        _questions[number] = answer;
        Carry(node, _nodes[node]!.Ask(number, question, Now, _random));
    }

    /// <summary>Lets time pass.</summary>
    public void Run(TimeSpan time)
    {
        var end = Now + time;
        while (_queue.TryPeek(out var next, out var due) && due.At <= end.Ticks)
        {
            _queue.Dequeue();
            Now = new TimeSpan(due.At);
            if (next.Node < 0)
            {
                next.Do(null!, Now, _random);
            }
            else if (_nodes[next.Node] is { } node && _lives[next.Node] == next.Life)
            {
                Carry(next.Node, next.Do(node, Now, _random));
            }
        }

        Now = end;
    }

    private IReadOnlyList<Effect> Tick(int node)
    {
        At(Now + _nodes[node]!.Options.Tick, new Happening(node, _lives[node], (_, _, _) => Tick(node)));
        return _nodes[node]!.Tick(Now, _random);
    }

    private void Carry(int node, IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.Send send:
                    Deliver(node, _places[send.To], send.Message);
                    break;
                case Effect.Probe probe:
                    Measure(node, probe.To);
                    break;
                case Effect.WakeAt wake:
                    At(wake.At, new Happening(node, _lives[node], (woken, now, random) => woken.Wake(now, random)));
                    break;
                case Effect.AskTracker:
                    var addresses = _tracker.Count == 0 ? [] : Enumerable.Range(0, TrackerAddresses).Select(_ => NameOf(_tracker[_random.Next(_tracker.Count)])).ToList();
                    At(Now, new Happening(node, _lives[node], (hearing, now, random) => hearing.Hear(addresses, now, random)));
                    break;
                case Effect.Answer answer:
                    _questions.Remove(answer.Question, out var asked);
                    asked?.Invoke(answer.Map);
                    break;
            }
        }
    }

    private void Deliver(int from, int to, NetworkMessage message)
    {
        Messages++;
        Bytes += message.Size;
        if (_nodes[to] is not null && weather.OneWay(latencies.RoundTrip(from, to), _random) is { } time)
        {
            var sender = _names[from];
            At(Now + TimeSpan.FromMilliseconds(time), new Happening(to, _lives[to], (node, now, random) => node.Handle(sender, message, now, random)));
        }
    }

    private void Measure(int from, NodeName to)
    {
        Probes++;
        var place = _places[to];
        var there = _nodes[place] is null ? null : weather.OneWay(latencies.RoundTrip(from, place), _random);
        var back = there is null ? null : weather.OneWay(latencies.RoundTrip(from, place), _random);
        var time = there + back is { } sum && TimeSpan.FromMilliseconds(sum) < ProbeTimeout ? sum : (double?)null;
        At(
            Now + (time is { } trip ? TimeSpan.FromMilliseconds(trip) : ProbeTimeout),
            new Happening(from, _lives[from], (node, now, random) => node.Probed(to, time, now, random)));
    }

    private void At(TimeSpan at, Happening happening) => _queue.Enqueue(happening, (at.Ticks, _order++));
}
