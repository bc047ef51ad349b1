using System.Collections.Immutable;

namespace Fog.Mapping.Overlays;

/// <summary>The links of one node, at most <see cref="OverlayOptions.Most"/>.</summary>
internal sealed class Neighbourhood(Candidates candidates, OverlayOptions options)
{
    private readonly List<Neighbour> _all = [];
    private readonly Dictionary<NodeName, double> _barriers = [];
    private bool _isCurrent;

    public IReadOnlyList<Neighbour> All => _all;

    public int Degree => _all.Count;

    /// <summary>Whether so few nodes are known that triangles can't be avoided; who has just come and knows few of many doesn't say so.</summary>
    public bool IsSmall => _all.Count + candidates.All.Count < options.Small && (_all.Count >= options.Least || candidates.All.Count == 0);

    public int Count(LinkKind kind)
    {
        var count = 0;
        foreach (var neighbour in _all)
        {
            count += neighbour.Kind == kind ? 1 : 0;
        }

        return count;
    }

    public Neighbour? Find(NodeName name)
    {
        foreach (var neighbour in _all)
        {
            if (neighbour.Name == name)
            {
                return neighbour;
            }
        }

        return null;
    }

    public bool Has(NodeName name) => Find(name) is not null;

    public void Add(Neighbour neighbour)
    {
        _all.Add(neighbour);
        _isCurrent = false;
    }

    public Neighbour? Remove(NodeName name)
    {
        var gone = Find(name);
        if (gone is not null)
        {
            _all.Remove(gone);
            _isCurrent = false;
        }

        return gone;
    }

    public ImmutableArray<NodeName> Names() => [.. _all.Select(neighbour => neighbour.Name)];

    public ImmutableArray<LinkClaim> Claims(TimeSpan now)
    {
        var claims = ImmutableArray.CreateBuilder<LinkClaim>(_all.Count);
        foreach (var neighbour in _all)
        {
            claims.Add(neighbour.Statistics.Claim(neighbour.Name, neighbour.Kind, now));
        }

        return claims.MoveToImmutable();
    }

    /// <summary>
    /// How near a node that neighbours are linked to would have to be: nearer than each near neighbour of these; 0 when a random one is
    /// among them. Null when no neighbour is linked to it, so that a link closes no triangle; and in a small network.
    /// </summary>
    public double? Barrier(NodeName node)
    {
        if (IsSmall)
        {
            return null;
        }

        if (!_isCurrent)
        {
            Survey();
        }

        return _barriers.TryGetValue(node, out var barrier) ? barrier : null;
    }

    /// <summary>The link is kept for another reason now.</summary>
    public void Relabel(Neighbour neighbour, LinkKind kind)
    {
        neighbour.Kind = kind;
        _isCurrent = false;
    }

    /// <summary>Takes note of what a neighbour told.</summary>
    public void Told(Neighbour neighbour, ImmutableArray<LinkClaim> links)
    {
        neighbour.Links = links;
        _isCurrent = false;
    }

    /// <summary>One of the kind by chance; null when there is none.</summary>
    public Neighbour? Any(LinkKind kind, Random random)
    {
        var count = Count(kind);
        if (count == 0)
        {
            return null;
        }

        var chosen = random.Next(count);
        foreach (var neighbour in _all)
        {
            if (neighbour.Kind == kind && chosen-- == 0)
            {
                return neighbour;
            }
        }

        return null;
    }

    private void Survey()
    {
        _barriers.Clear();
        foreach (var neighbour in _all)
        {
            var height = neighbour.Kind == LinkKind.Random ? 0 : neighbour.Latency;
            foreach (var link in neighbour.Links)
            {
                _barriers[link.To] = Math.Min(height, _barriers.GetValueOrDefault(link.To, double.PositiveInfinity));
            }
        }

        _isCurrent = true;
    }
}
