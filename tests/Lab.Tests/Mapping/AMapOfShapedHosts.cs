using System.Net;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Mapping;

[Collection(FogLabs.Name)]
public sealed class AMapOfShapedHosts(EightHosts fog) : IClassFixture<EightHosts>
{
    /// <summary>What nodes take to hear and speak, at most, on a machine whose cores are all taken; they measure it, and wait as long.</summary>
    private const double Work = 100;

    /// <summary>What a map of 500 ms may take beyond its flood: 1.25 budgets and the work of two messages.</summary>
    private static readonly TimeSpan AfterFlood = TimeSpan.FromMilliseconds((1.25 * 500) + (2 * Work));

    /// <summary>A tenth beyond the budget, and the work of a message that is late and of two hops.</summary>
    private static readonly TimeSpan Flood = TimeSpan.FromMilliseconds((1.1 * 500) + (3 * Work));

    [Fact]
    public async Task Has_the_configured_delays_and_the_nearest_hosts_as_near_links()
    {
        await fog.Settled();
        await ThreeNodes.Until("the four nearest are near links", 60, async () =>
        {
            var links = (await fog.Network("h1")).Links;
            return links.Where(link => link.Kind == LinkKind.Near).Select(link => link.To.Value).Intersect(["h2", "h3", "h4", "h5"]).Count() == 4;
        });
        Assert.All((await fog.Map()).Links, link =>
            Assert.True(link.Latency >= EightHosts.Configured(link.A.Value, link.B.Value) - EightHosts.Grain, link.ToString()));
        Assert.Contains("h7", await fog.Fog.Succeed("map", "--from", "h1", "--budget", "200ms"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_host_over_another_way_when_a_link_is_cut_and_over_its_own_when_it_is_healed()
    {
        await fog.Settled();
        await fog.Lab.Cut("h1", "h6", ThreeNodes.Cancel);
        try
        {
            // Links that were measured a few times only, on cores that are taken, may make another way look shorter at first.
            await ThreeNodes.Until("h6 is in the map over h2, which is the shortest way left", 60, async () =>
                Node(await fog.Map(), "h6") is { Measured: false, Offer: not null, Via.Value: "h2" } over
                && IsAbout(over.Latency, "h1", "h2"));
        }
        finally
        {
            await fog.Lab.Heal("h1", "h6", ThreeNodes.Cancel);
        }

        await ThreeNodes.Until("h6 is measured again", 60, async () => Node(await fog.Map(), "h6") is { Measured: true });
        await ThreeNodes.Until("at its own round trip", 60, async () => IsAbout(Node(await fog.Map(), "h6")!.Latency, "h1", "h6"));
    }

    [Fact]
    public async Task Leads_services_where_their_bounds_on_latency_allow_and_nowhere_else()
    {
        await fog.Settled();
        var plan = new APlanOverShapedLinks(fog);
        await plan.Lands_where_the_latency_bounds_allow_and_nowhere_else();
        await plan.Is_refused_with_the_call_that_no_host_can_keep();
    }

    [Fact]
    public async Task Is_not_pulled_by_a_host_that_tells_less_than_others_measure()
    {
        await fog.Settled();
        var liar = fog.Lab.Host("h2");
        await liar.Kill(ThreeNodes.Cancel);
        using var lie = new LyingEcho(liar);
        await fog.Lab.Cut("h1", "h7", ThreeNodes.Cancel);
        await liar.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("h2 tells h7 and h1 a few milliseconds at most, and the map has h7 over another way", 120, async () =>
            (await fog.Network("h2")).Links.Count(link =>
                link is { To.Value: "h7" or "h1", Samples: > 1, Latency: < 3 }) == 2
            && await fog.Map() is var seen && Node(seen, "h7") is { Measured: false } && Node(seen, "h2") is { Measured: true }
            && seen.Links.Any(link => link is { A.Value: "h2", B.Value: "h7" }));

        var map = await fog.Map();
        Assert.All(map.Links, link =>
            Assert.True(link.Latency >= EightHosts.Configured(link.A.Value, link.B.Value) - EightHosts.Grain, link.ToString()));
        Assert.True(Node(map, "h2")!.Latency >= EightHosts.Configured("h1", "h2") - EightHosts.Grain, Node(map, "h2")!.ToString());

        // Were the lie believed, h7 would be 4 ms away, over h2. In truth the way over h3 is the shortest.
        Assert.True(Node(map, "h7")!.Latency >= EightHosts.Configured("h1", "h3") - EightHosts.Grain, Node(map, "h7")!.ToString());

        lie.Dispose();
        await liar.Kill(ThreeNodes.Cancel);
        await fog.Lab.Heal("h1", "h7", ThreeNodes.Cancel);
        await liar.Start(cancel: ThreeNodes.Cancel);
    }

    [Fact]
    public async Task Has_a_host_that_dies_during_the_flood_as_a_hole_comes_in_time_and_finds_the_host_again()
    {
        await fog.Settled();

        var map = await MapWhileItDies();
        Assert.Contains("h8", map.Holes.Select(hole => hole.Value));
        Assert.DoesNotContain("h8", map.Nodes.Select(node => node.Name.Value));
        Assert.Equal(7, map.Nodes.Length);
        Assert.InRange(map.FloodTime, TimeSpan.Zero, Flood);
        Assert.InRange(map.Duration - map.FloodTime, TimeSpan.Zero, AfterFlood);

        for (var again = 0; again < 5; again++)
        {
            map = await fog.Map();
            Assert.Equal(7, map.Nodes.Length);
            Assert.InRange(map.FloodTime, TimeSpan.Zero, Flood);
            Assert.InRange(map.Duration - map.FloodTime, TimeSpan.Zero, AfterFlood);
        }

        await fog.Lab.Host("h8").Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("the host is a neighbour again, and in the map", 90, async () =>
            (await fog.Network("h1")).Links.Any(link => link is { To.Value: "h8", Samples: > 0 })
            && Node(await fog.Map(), "h8") is not null);
    }

    /// <summary>
    /// A request takes 200 ms to h8, from whomever it comes. The power goes while the first one is on its way. A request that is cut in two
    /// by packets isn't recognized, and one may be answered before the power has gone: then the next map will do.
    /// </summary>
    private async Task<NetworkMap> MapWhileItDies()
    {
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await ThreeNodes.Until("the bounds of h8's links say when it is silent before the flood is over", 90, BoundsAreKnown);
            var taps = Enumerable.Range(1, 7).Select(i => new HostTap(fog.Lab.Host($"h{i}"))).ToList();
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ThreeNodes.Cancel);
            var asked = fog.Map();
            var watching = taps.Select(tap => Task.Run(() => SawRequest(tap, fog.Lab.Host("h8").State.Address, enough.Token))).ToList();
            var first = await Task.WhenAny([asked, .. watching]);
            if (first != asked)
            {
                await fog.Lab.Host("h8").Crash(ThreeNodes.Cancel);
            }

            await enough.CancelAsync();
            await Task.WhenAll(watching);
            taps.ForEach(tap => tap.Dispose());
            var map = await asked;
            if (first != asked && Node(map, "h8") is null)
            {
                return map;
            }

            await fog.Lab.Host("h8").Start(cancel: ThreeNodes.Cancel); // the power may have gone too late, on cores that are taken
            await fog.Settled();
        }

        throw new InvalidOperationException("No request to h8 was seen in ten maps.");
    }

    /// <summary>The bound of a link that was measured once is three times its round trip: longer than the whole flood here.</summary>
    private async Task<bool> BoundsAreKnown()
    {
        var views = await Task.WhenAll(Enumerable.Range(1, 7).Select(i => fog.Network($"h{i}")));
        var links = views.SelectMany(view => view.Links).Where(link => link.To.Value == "h8").ToList();
        return links.Count > 0 && links.TrueForAll(link => link.Samples > 0 && link.Upper < 600);
    }

    /// <summary>Returns when a request of a flood has left for a host, or at the end of the watch: messages name their types.</summary>
    private static void SawRequest(HostTap tap, string to, CancellationToken end)
    {
        var address = IPAddress.Parse(to).GetAddressBytes();
        while (!end.IsCancellationRequested && tap.Next() is { } packet
            && !(packet.Length > 20 && packet.Span[16..20].SequenceEqual(address) && packet.Span.IndexOf("fog.MapRequest"u8) > 0))
        {
        }
    }

    private static bool IsAbout(double latency, string from, string to) =>
        latency >= EightHosts.Configured(from, to) - EightHosts.Grain && latency <= EightHosts.Configured(from, to) + EightHosts.Added;

    private static MappedNode? Node(NetworkMap map, string name) => map.Nodes.SingleOrDefault(node => node.Name.Value == name);
}
