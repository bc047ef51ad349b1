using System.Collections.Immutable;
using Fog.Registry;
using Fog.Tests.Examples;

namespace Fog.Tests.Registry;

public sealed class AnEnrolment
{
    private static readonly ServiceName Hello = new("hello");
    private static readonly ServiceName Shop = new("shop");

    [Fact]
    public void Is_the_same_when_asked_for_again()
    {
        var once = new RegistryState().Enrol(Hello, ["web", "api"]);
        var twice = once.Enrol(Hello, ["web", "api"]);
        Assert.Equal(once.Services["hello"].Block, twice.Services["hello"].Block);
        Assert.Equal(once.Services["hello"].Ports, twice.Services["hello"].Ports);
    }

    [Fact]
    public void Shares_neither_block_nor_port_with_another()
    {
        var state = new RegistryState().Enrol(Hello, ["web", "api"]).Enrol(Shop, ["web", "db"]);
        Assert.NotEqual(state.Services["hello"].Block, state.Services["shop"].Block);
        var ports = state.Services.Values.SelectMany(service => service.Ports.Values).ToArray();
        Assert.Equal(4, ports.Distinct().Count());
        Assert.All(ports, port => Assert.InRange(port, RegistryState.FirstPort, RegistryState.LastPort));
    }

    [Fact]
    public void Keeps_the_ports_of_tasks_that_stay_when_others_come_and_go()
    {
        var before = new RegistryState().Enrol(Hello, ["web", "api"]);
        var after = before.Enrol(Hello, ["db", "web"]);
        Assert.Equal(before.Services["hello"].Ports["web"], after.Services["hello"].Ports["web"]);
        Assert.Equal(["db", "web"], after.Services["hello"].Ports.Keys);
        Assert.Equal(2, after.Services["hello"].Ports.Values.Distinct().Count());
    }

    [Fact]
    public void Uses_again_what_a_service_gave_back()
    {
        var state = new RegistryState().Enrol(Hello, ["web"]).Enrol(Shop, ["web"]);
        var (block, port) = (state.Services["hello"].Block, state.Services["hello"].Ports["web"]);
        var later = (state with { Services = state.Services.Remove("hello") }).Enrol(new ServiceName("third"), ["x"]);
        Assert.Equal((block, port), (later.Services["third"].Block, later.Services["third"].Ports["x"]));
    }

    [Fact]
    public void Is_refused_when_the_ports_are_used_up()
    {
        var most = RegistryState.LastPort - RegistryState.FirstPort + 1;
        var full = new RegistryState().Enrol(Hello, [.. Enumerable.Range(0, most).Select(i => $"t{i:d5}")]);
        Assert.Equal(most, full.Services["hello"].Ports.Values.Distinct().Count());
        var error = Assert.Throws<FogException>(() => full.Enrol(Shop, ["web"]));
        Assert.Equal("All published ports from 20000 to 29999 are in use: remove a service.", error.Message);
    }

    [Fact]
    public void Is_refused_when_the_blocks_are_used_up()
    {
        var full = new RegistryState
        {
            Services = Enumerable.Range(0, RegistryState.Blocks)
                .ToImmutableSortedDictionary(block => $"s{block}", block => new Enrolment(block, ImmutableSortedDictionary<string, int>.Empty)),
        };
        var error = Assert.Throws<FogException>(() => full.Enrol(Shop, []));
        Assert.Equal("All 16384 address blocks are in use: remove a service.", error.Message);
        Assert.Equal(7, (full with { Services = full.Services.Remove("s7") }).Enrol(Shop, []).Services["shop"].Block);
    }
}
