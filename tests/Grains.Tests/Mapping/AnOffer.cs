using System.Collections.Immutable;
using Fog.Tests.Examples;

namespace Fog.Tests.Mapping;

public sealed class AnOffer
{
    internal static NodeOffer Of(string name) => new(Some.Offer(name), default, 0, 0.9);

    [Fact]
    public void Is_admitted_by_a_filter_that_asks_for_nothing() => Assert.True(OfferFilter.Any.Admits(Of("a")));

    [Fact]
    public void Is_refused_for_each_thing_that_the_filter_asks_and_it_lacks()
    {
        var offer = Of("a");
        Assert.False((OfferFilter.Any with { Need = new Resources(5, 0, 0) }).Admits(offer));
        Assert.False((OfferFilter.Any with { Need = new Resources(0, 2048 * Some.MiB, 0) }).Admits(offer));
        Assert.False((OfferFilter.Any with { Platform = "linux/arm64" }).Admits(offer));
        Assert.False((OfferFilter.Any with { MostPrice = new Price(0.1, 0.1) }).Admits(offer with { Description = offer.Description with { Price = new Price(0.2, 0) } }));
        Assert.False((OfferFilter.Any with { LeastReliability = 0.95 }).Admits(offer));
        Assert.False((OfferFilter.Any with { Migrates = true }).Admits(offer with { Description = offer.Description with { Abilities = Some.Unable("no engine") } }));
        Assert.False((OfferFilter.Any with { Labels = ImmutableSortedDictionary<string, string>.Empty.Add("zone", "a") }).Admits(offer));
    }
}
