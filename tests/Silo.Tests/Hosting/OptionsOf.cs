using System.Net;
using Fog.Hosting;
using Microsoft.Extensions.Configuration;

namespace Fog.Tests.Hosting;

/// <summary>Options from pairs of key and value, as a configuration would hand them on.</summary>
internal static class OptionsOf
{
    public static readonly HostFacts Host = new("Shed-PC.local", IPAddress.Parse("10.0.0.7"));

    public static NodeOptionsReading Reading(params (string Key, string Value)[] values) => Reading(Host, values);

    public static NodeOptionsReading Reading(HostFacts host, params (string Key, string Value)[] values) => NodeOptionsReader.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create<string, string?>("Fog:" + pair.Key, pair.Value)))
            .Build()
            .GetSection("Fog"),
        host);

    public static NodeOptions Valid(params (string Key, string Value)[] values)
    {
        var reading = Reading(values);
        Assert.Empty(reading.Problems);
        return reading.Options!;
    }
}
