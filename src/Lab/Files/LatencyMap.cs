using System.Collections.Immutable;

namespace Fog.Lab.Files;

/// <summary>How long a packet takes from each place to each other, one way. Zero is: nobody knows.</summary>
/// <param name="OneWay">Milliseconds by place of departure and of arrival.</param>
internal sealed record LatencyMap(double[,] OneWay)
{
    // Nobody measures a minute: such an entry is a time-out, and an hour of it would look like a cut.
    private const double MaxMilliseconds = 60_000;

    public int Size => OneWay.GetLength(0);

    /// <summary>Only the first so many places.</summary>
    public LatencyMap First(int count)
    {
        var part = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                part[i, j] = OneWay[i, j];
            }
        }

        return new LatencyMap(part);
    }

    /// <summary>
    /// One link for each direction between the hosts, in the order of the places. A direction that nobody measured takes the
    /// other one's time; a pair that nobody measured stays plain.
    /// </summary>
    public ImmutableArray<LinkSpec> Links(ImmutableArray<HostSpec> hosts)
    {
        var links = ImmutableArray.CreateBuilder<LinkSpec>();
        for (var i = 0; i < hosts.Length; i++)
        {
            for (var j = 0; j < hosts.Length; j++)
            {
                var milliseconds = OneWay[i, j] > 0 ? OneWay[i, j] : OneWay[j, i];
                if (i != j && milliseconds > 0)
                {
                    var delay = TimeSpan.FromMilliseconds(Math.Min(milliseconds, MaxMilliseconds));
                    links.Add(new LinkSpec(hosts[i].Name, hosts[j].Name, LinkShape.Delayed(delay)));
                }
            }
        }

        return links.ToImmutable();
    }
}
