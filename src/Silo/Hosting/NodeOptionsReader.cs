using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Fog.Storage;
using Microsoft.Extensions.Configuration;

namespace Fog.Hosting;

/// <summary>Reads the options of a node from its configuration and finds all that is wrong with them at once. Pure.</summary>
public static class NodeOptionsReader
{
    /// <summary>Reads section <c>Fog</c>.</summary>
    public static NodeOptionsReading Read(IConfiguration fog, HostFacts host)
    {
        ArgumentNullException.ThrowIfNull(fog);
        ArgumentNullException.ThrowIfNull(host);
        var read = new OptionReader(fog);
        var data = read.Path("DataDirectory", "/var/lib/fog");
        var store = Store(read);
        var options = new NodeOptions(
            Name(read, host),
            Address(read, host),
            read.Port("SiloPort", 11111),
            read.Port("GatewayPort", 30000),
            read.Port("HttpPort", 8700),
            read.Text("ClusterId") ?? "fog",
            data,
            read.Path("RunDirectory", "/run/fog"),
            store,
            StoreConnection.Read(read, store, data),
            DockerSocket(read),
            read.Path("CgroupParent", "/fog"),
            read.Path("SeccompProfile", "/usr/share/containers/seccomp.json"),
            new Offer(
                read.Number("Offer:Cpus", zero: false, "a number of cores above 0, for example 1.5"),
                read.Value("Offer:Memory", Quantity.Parse, Quantity.Rule),
                read.Value("Offer:Disk", Quantity.Parse, Quantity.Rule)),
            new Price(
                read.Number("PricePerCpuHour", zero: true, "a price, 0 or more") ?? 0,
                read.Number("PricePerGiBHour", zero: true, "a price, 0 or more") ?? 0),
            Energy(read),
            Labels(fog),
            Bulk(read),
            TimeSpan.FromSeconds(read.Number("SwarmStaySeconds", zero: true, "seconds, 0 or more") ?? 600),
            Patience(read));
        DistinctPorts(read, options);
        read.ComplainOfUnknown("Labels");
        return new(read.Problems.Count == 0 ? options : null, [.. read.Problems], [.. read.Keys, "Labels"]);
    }

    private static NodeName Name(OptionReader read, HostFacts host)
    {
        var name = read.Text("Name") ?? NodeNaming.From(host.MachineName);
        if (!NodeNaming.Allows(name))
        {
            read.Complain("Name", $"is '{name}'; expected {NodeNaming.Rule}.");
        }

        return new(name);
    }

    private static IPAddress Address(OptionReader read, HostFacts host)
    {
        var text = read.Text("Address");
        if (text is null && host.Address is null)
        {
            read.Complain("Address", "isn't set, and no interface that is up has an IPv4 address; set it to an address that other nodes reach.");
        }

        var address = text is null ? host.Address : IPAddress.TryParse(text, out var given) ? given : null;
        if (text is not null && (address is null || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
        {
            read.Complain("Address", $"is '{text}'; expected one IP address of this host, at which other nodes reach it.");
        }

        return address ?? IPAddress.None;
    }

    private static StoreKind Store(OptionReader read) => read.Value<StoreKind>(
        "Store",
        text => text switch { "sqlite" => StoreKind.Sqlite, "postgres" => StoreKind.Postgres, _ => null },
        "sqlite or postgres") ?? StoreKind.Sqlite;

    private static Uri DockerSocket(OptionReader read)
    {
        var text = read.Text("DockerSocket") ?? "unix:///var/run/docker.sock";
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "unix" or "tcp" or "http")
        {
            return uri;
        }

        read.Complain("DockerSocket", $"is '{text}'; expected a URI, for example unix:///var/run/docker.sock.");
        return new("unix:///var/run/docker.sock");
    }

    private static Energy? Energy(OptionReader read)
    {
        var idle = read.Number("Offer:IdleWatts", zero: true, "watts, 0 or more");
        var core = read.Number("Offer:CoreWatts", zero: true, "watts, 0 or more");
        if (idle is null != core is null)
        {
            read.Complain(idle is null ? "Offer:IdleWatts" : "Offer:CoreWatts", "isn't set but the other of the two is; say what the host draws idle and what a busy core adds, or neither.");
        }

        return idle is { } watts && core is { } each ? new Energy(watts, each) : null;
    }

    private static BulkLimits Bulk(OptionReader read) => new(
        Amount(read, "SendRate"),
        Amount(read, "ReceiveRate"),
        Amount(read, "BlobCache") ?? BulkLimits.DefaultCache,
        Amount(read, "ImageCache") ?? BulkLimits.DefaultCache);

    private static double Patience(OptionReader read) => read.Value<double>(
        "Patience",
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var times) && times is >= 1 and <= 60 ? times : null,
        "a number from 1 to 60") ?? 1;

    private static long? Amount(OptionReader read, string key) =>
        read.Value<long>(key, text => Quantity.Parse(text) is > 0 and var bytes ? bytes : null, $"more than 0 {Quantity.Rule}");

    private static ImmutableSortedDictionary<string, string> Labels(IConfiguration fog) => fog.GetSection("Labels").GetChildren()
        .ToImmutableSortedDictionary(label => label.Key, label => label.Value ?? "", StringComparer.Ordinal);

    private static void DistinctPorts(OptionReader read, NodeOptions options)
    {
        int[] ports = [options.SiloPort, options.GatewayPort, options.HttpPort];
        if (ports.Distinct().Count() < ports.Length)
        {
            read.Complain(
                "SiloPort",
                $"is {options.SiloPort}, GatewayPort {options.GatewayPort}, HttpPort {options.HttpPort}; the three must differ.");
        }
    }
}
