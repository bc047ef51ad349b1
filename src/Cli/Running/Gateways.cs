using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Fog.Client;
using Fog.Lab;

namespace Fog.Cli.Running;

/// <summary>Where the fog is: what <c>--gateways</c> says, else FOG_GATEWAYS, else the running lab, else this machine's own node.</summary>
internal static class Gateways
{
    private const int Port = 30_000;

    /// <summary>For every verb.</summary>
    public static Option<string?> Option { get; } = new("--gateways")
    {
        Description = "Nodes to connect to, address:port, with commas between; default: $FOG_GATEWAYS, the running lab, or 127.0.0.1:30000.",
        Recursive = true,
        HelpName = "LIST",
    };

    /// <summary>The node that the initiator sits at: it holds the service's data.</summary>
    public static Option<string?> From { get; } = new("--from")
    {
        Description = "In a lab: connect to this host's node; 'map' draws the map from it.",
        Recursive = true,
        HelpName = "HOST",
    };

    /// <summary>The lab that the command is meant for; null when it is meant for no lab.</summary>
    public static bool IsForLab(ParseResult parsed) =>
        parsed.GetValue(Option) is null && Environment.GetEnvironmentVariable(FogClientOptions.GatewaysVariable) is null or "";

    /// <summary>How to connect.</summary>
    public static FogClientOptions Options(ParseResult parsed)
    {
        if (parsed.GetValue(Option) is { } list)
        {
            return new FogClientOptions { Gateways = [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] };
        }

        return IsForLab(parsed) && LabState.Load(LabNames.Choose(null)) is { } lab
            ? new FogClientOptions { Gateways = Of(lab, parsed.GetValue(From)), Patience = lab.Patience }
            : new FogClientOptions();
    }

    private static ImmutableArray<string> Of(LabState lab, string? from) =>
    [
        .. (from is null ? lab.Hosts : [lab.Host(from)]).Select(host => string.Create(CultureInfo.InvariantCulture, $"{host.Address}:{Port}")),
    ];
}
