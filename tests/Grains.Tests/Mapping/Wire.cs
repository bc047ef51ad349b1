using Fog.Mapping;
using Fog.Mapping.Overlays;

namespace Fog.Tests.Mapping;

/// <summary>A few nodes with known latencies and a wire that loses what the test says.</summary>
internal sealed class Wire(int seed = 11)
{
    /// <summary>Round trip in milliseconds between nodes that were never linked by the test.</summary>
    public double Usual { get; set; } = 10;

    private readonly Dictionary<NodeName, NetworkNode> _nodes = [];
    private readonly Dictionary<(NodeName, NodeName), double> _latencies = [];
    private readonly PriorityQueue<(NodeName To, Func<NetworkNode, IReadOnlyList<Effect>> Do), (long, long)> _queue = new();
    private readonly Random _random = new(seed);
    private long _order;

    public TimeSpan Now { get; private set; }

    /// <summary>Whether a message gets lost.</summary>
    public Func<NodeName, NodeName, NetworkMessage, bool> Loses { get; set; } = (_, _, _) => false;

    /// <summary>What a node says instead of a message; a liar's hand.</summary>
    public Func<NodeName, NetworkMessage, NetworkMessage> Says { get; set; } = (_, message) => message;

    public List<(NodeName From, NodeName To, NetworkMessage Message)> Sent { get; } = [];

    public List<NetworkMap> Maps { get; } = [];

    public List<TimeSpan> MapTimes { get; } = [];

    public NetworkNode this[string name] => _nodes[new NodeName(name)];

    public static NodeName Name(string name) => new(name);

    public NetworkNode Add(string name, OverlayOptions? options = null) => _nodes[Name(name)] = new NetworkNode(Name(name), options) { Offer = AnOffer.Of(name) };

    public void Remove(string name) => _nodes.Remove(Name(name));

    /// <summary>Links two nodes that measured each other eight times, by the messages that real nodes use.</summary>
    public void Link(string one, string other, double latency, LinkKind kind = LinkKind.Random)
    {
        var (a, b) = (Name(one), Name(other));
        _latencies[(a, b)] = _latencies[(b, a)] = latency;
        foreach (var (asks, answers) in new[] { (a, b), (b, a) })
        {
            Carry(answers, _nodes[answers].Handle(asks, new LinkWish(kind, latency, null, true), Now, _random));
        }

        for (var probe = 0; probe < 30; probe++)
        {
            Carry(a, _nodes[a].Probed(b, latency, Now, _random));
            Carry(b, _nodes[b].Probed(a, latency, Now, _random));
        }
    }

    /// <summary>Tells each node the links of each neighbour, as exchanges do.</summary>
    public void Exchange()
    {
        foreach (var (name, node) in _nodes)
        {
            foreach (var neighbour in node.Overlay.Neighbours.ToList())
            {
                var links = _nodes[neighbour.Name].Overlay.Neighbours.Select(link => link.Statistics.Claim(link.Name, link.Kind, Now));
                node.Handle(neighbour.Name, new Exchange([.. links], Reply: true), Now, _random);
            }
        }
    }

    public void Ask(string from, MapQuestion question) => Carry(Name(from), this[from].Ask(1, question, Now, _random));

    /// <summary>A neighbour replied to messages so many milliseconds later than the link takes.</summary>
    public void Replies(string node, string neighbour, double work, int times)
    {
        for (var time = 0; time < times; time++)
        {
            var link = this[node].Overlay.Find(Name(neighbour))!.Statistics;
            this[node].Overlay.Replied(new Turn(Now, _random, []), Name(neighbour), TimeSpan.FromMilliseconds(link.Smoothed + work));
        }
    }

    /// <summary>So many bytes were moved within a second.</summary>
    public void Moved(string node, string other, long bytes) =>
        Carry(Name(node), this[node].Moved(Name(other), bytes, TimeSpan.FromSeconds(1), Now, _random));

    public void Tick(string name) => Carry(Name(name), this[name].Tick(Now, _random));

    public void Send(string from, string to, NetworkMessage message) => Deliver(Name(from), Name(to), message);

    public void Run(double milliseconds)
    {
        var end = Now + TimeSpan.FromMilliseconds(milliseconds);
        while (_queue.TryPeek(out var next, out var due) && due.Item1 <= end.Ticks)
        {
            _queue.Dequeue();
            Now = new TimeSpan(due.Item1);
            if (_nodes.TryGetValue(next.To, out var node))
            {
                Carry(next.To, next.Do(node));
            }
        }

        Now = end;
    }

    private void Carry(NodeName node, IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.Send send:
                    Deliver(node, send.To, Says(node, send.Message));
                    break;
                case Effect.Probe probe:
                    double? time = _nodes.ContainsKey(probe.To) ? _latencies.GetValueOrDefault((node, probe.To), Usual) : null;
                    At(TimeSpan.FromMilliseconds(time ?? 1000), node, prober => prober.Probed(probe.To, time, Now, _random));
                    break;
                case Effect.WakeAt wake:
                    At(wake.At - Now, node, woken => woken.Wake(Now, _random));
                    break;
                case Effect.Answer answer:
                    Maps.Add(answer.Map);
                    MapTimes.Add(Now);
                    break;
            }
        }
    }

    private void Deliver(NodeName from, NodeName to, NetworkMessage message)
    {
        Sent.Add((from, to, message));
        if (!Loses(from, to, message))
        {
            var oneWay = _latencies.GetValueOrDefault((from, to), Usual) / 2;
            At(TimeSpan.FromMilliseconds(oneWay), to, node => node.Handle(from, message, Now, _random));
        }
    }

    private void At(TimeSpan delay, NodeName node, Func<NetworkNode, IReadOnlyList<Effect>> act) =>
        _queue.Enqueue((node, act), ((Now + delay).Ticks, _order++));
}
