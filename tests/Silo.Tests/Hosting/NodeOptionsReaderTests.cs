using System.Net;
using Fog.Hosting;
using Fog.Storage;

namespace Fog.Tests.Hosting;

public sealed class Options_that_are_not_set
{
    private readonly NodeOptions _options = OptionsOf.Valid();

    [Fact]
    public void Take_name_and_address_from_the_host()
    {
        Assert.Equal("shed-pc-local", _options.Name.Value);
        Assert.Equal(IPAddress.Parse("10.0.0.7"), _options.Address);
        Assert.Equal(new Uri("http://10.0.0.7:8700"), _options.HttpAddress);
    }

    [Fact]
    public void Have_the_documented_defaults()
    {
        Assert.Equal((11111, 30000, 8700), (_options.SiloPort, _options.GatewayPort, _options.HttpPort));
        Assert.Equal(("fog", "/var/lib/fog", "/run/fog"), (_options.ClusterId, _options.DataDirectory, _options.RunDirectory));
        Assert.Equal((StoreKind.Sqlite, "Data Source=/var/lib/fog/cluster.db"), (_options.Store, _options.ConnectionString));
        Assert.Equal(("/fog", "/usr/share/containers/seccomp.json"), (_options.CgroupParent, _options.SeccompProfile));
        Assert.Equal(new Uri("unix:///var/run/docker.sock"), _options.DockerSocket);
        Assert.Equal((new Offer(null, null, null), default), (_options.Offer, _options.Price));
        Assert.Null(_options.Energy);
        Assert.Equal((TimeSpan.FromMinutes(10), 1), (_options.SwarmStay, _options.Patience));
        Assert.Empty(_options.Labels);
    }

    [Fact]
    public void Count_as_not_set_when_empty() => Assert.Equal("shed-pc-local", OptionsOf.Valid(("Name", "")).Name.Value);

    [Fact]
    public void Are_a_problem_when_the_host_has_no_address() => Assert.Contains(
        "Fog__Address isn't set", Assert.Single(OptionsOf.Reading(new HostFacts("a", null)).Problems), StringComparison.Ordinal);

    [Fact]
    public void Are_a_problem_when_postgres_has_no_connection_string() => Assert.Contains(
        "Fog__ConnectionString isn't set; postgres needs one", Assert.Single(OptionsOf.Reading(("Store", "postgres")).Problems), StringComparison.Ordinal);
}

public sealed class Options_that_are_set
{
    [Fact]
    public void Say_what_the_owner_lends_and_asks()
    {
        var options = OptionsOf.Valid(("Offer:Cpus", "1.5"), ("Offer:Memory", "2Gi"), ("PricePerCpuHour", "0.02"), ("PricePerGiBHour", "0.005"));
        Assert.Equal(new Offer(1.5, 2L << 30, null), options.Offer);
        Assert.Equal(new Price(0.02, 0.005), options.Price);
        Assert.Equal(new Energy(20, 4.5), OptionsOf.Valid(("Offer:IdleWatts", "20"), ("Offer:CoreWatts", "4.5")).Energy);
    }

    [Fact]
    public void Carry_labels()
    {
        var options = OptionsOf.Valid(("Labels:zone", "attic"), ("Labels:gpu", ""));
        Assert.Equal(["gpu", "zone"], options.Labels.Keys);
        Assert.Equal("attic", options.Labels["zone"]);
    }

    [Fact]
    public void Put_the_embedded_store_into_the_data_directory() =>
        Assert.Equal("Data Source=/srv/f/cluster.db", OptionsOf.Valid(("DataDirectory", "/srv/f")).ConnectionString);
}

public sealed class Options_that_are_wrong
{
    [Theory]
    [InlineData("Name", "Shed_PC", "1 to 40 lower-case letters")]
    [InlineData("Name", "-a", "1 to 40 lower-case letters")]
    [InlineData("Name", "a\n", "1 to 40 lower-case letters")]
    [InlineData("Address", "0.0.0.0", "one IP address of this host")]
    [InlineData("Address", "shed.local", "one IP address of this host")]
    [InlineData("SiloPort", "0", "a port from 1 to 65535")]
    [InlineData("HttpPort", "70000", "a port from 1 to 65535")]
    [InlineData("GatewayPort", "+1", "a port from 1 to 65535")]
    [InlineData("GatewayPort", "8700", "the three must differ")]
    [InlineData("DataDirectory", "data", "an absolute path")]
    [InlineData("RunDirectory", "/run/../etc", "an absolute path")]
    [InlineData("CgroupParent", "fog", "an absolute path")]
    [InlineData("Store", "mysql", "sqlite or postgres")]
    [InlineData("ConnectionString", "Data Sauce=x", "isn't one that SQLite understands")]
    [InlineData("DockerSocket", "/var/run/docker.sock", "a URI")]
    [InlineData("Offer:Cpus", "0", "a number of cores above 0")]
    [InlineData("Offer:Cpus", "NaN", "a number of cores above 0")]
    [InlineData("Offer:Memory", "2 gigs", "for example 512Mi")]
    [InlineData("Offer:Disk", "-1", "for example 512Mi")]
    [InlineData("Offer:IdleWatts", "20", "Fog__Offer__CoreWatts isn't set but the other of the two is")]
    [InlineData("Offer:CoreWatts", "4", "Fog__Offer__IdleWatts isn't set but the other of the two is")]
    [InlineData("PricePerCpuHour", "-0.1", "a price, 0 or more")]
    [InlineData("SwarmStaySeconds", "soon", "seconds, 0 or more")]
    [InlineData("Patience", "0.5", "a number from 1 to 60")]
    [InlineData("Adress", "10.0.0.1", "is no option of a node")]
    public void Are_named_with_what_was_expected(string key, string value, string expected)
    {
        var reading = OptionsOf.Reading((key, value));
        Assert.Null(reading.Options);
        Assert.Contains(expected, Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_told_all_at_once_in_one_message()
    {
        var reading = OptionsOf.Reading(("Name", "A"), ("SiloPort", "x"), ("Offer:Memory", "much"), ("Store", "db2"));
        Assert.Equal(4, reading.Problems.Length);
        Assert.StartsWith("fog-node can't start: 4 options are wrong.\n  - Fog__", reading.Complaint, StringComparison.Ordinal);
        Assert.Contains("Fog__Offer__Memory is 'much'", reading.Complaint, StringComparison.Ordinal);
    }

    [Fact]
    public void Do_not_leak_a_password() => Assert.DoesNotContain(
        "s3cret", OptionsOf.Reading(("Store", "postgres"), ("ConnectionString", "Hostt=db;Password=s3cret")).Complaint, StringComparison.Ordinal);
}
