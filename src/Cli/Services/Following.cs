using System.Globalization;
using Fog.Cli.Output;
using Fog.Client;

namespace Fog.Cli.Services;

/// <summary>Shows a request being carried out, step by step, until it is settled.</summary>
internal static class Following
{
    /// <summary>Follows from the receipt's event on.</summary>
    /// <returns>Running, Failed or Removed.</returns>
    public static async Task<ServicePhase> Follow(FogClient client, ServiceName service, DeployReceipt receipt, TextWriter output, bool json, CancellationToken cancel) =>
        await client.Settle(service, receipt.Sequence, new Steps(output, json), cancel);

    /// <summary>One event as a line.</summary>
    public static string Line(ServiceEvent happened) => string.Create(CultureInfo.InvariantCulture,
        $"{happened.At.ToLocalTime():HH:mm:ss} {Mark(happened.Kind)} {happened.Task?.ToString() ?? "",-30} {happened.Text}");

    private static string Mark(ServiceEventKind kind) => kind switch
    {
        ServiceEventKind.Failed => "x",
        ServiceEventKind.Settled or ServiceEventKind.Removed => "+",
        _ => "-",
    };

    private sealed class Steps(TextWriter output, bool json) : IProgress<ServiceEvent>
    {
        public void Report(ServiceEvent value) => output.WriteLine(json ? Json.LineOf(value) : Line(value));
    }
}
