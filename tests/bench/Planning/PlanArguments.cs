using System.Globalization;

namespace Fog.Bench.Planning;

/// <summary>What the command line asks for.</summary>
/// <param name="Folder">A folder with <c>topology</c> and <c>callgraphs</c>.</param>
/// <param name="Only">Beginning of the names of instances; empty for all.</param>
/// <param name="Method">Beginning of the names of methods; empty for all.</param>
/// <param name="Effort">Effort of the mappers, as a multiple of the default.</param>
/// <param name="Seeds">Runs of each method on each instance.</param>
/// <param name="Refresh">Seconds for the exact mapper on each instance, to look for better plans to store; null: compare.</param>
/// <param name="Growth">Whether to show one service in a growing fog, too.</param>
/// <param name="Calibrate">Whether to show what a unit of effort takes.</param>
internal sealed record PlanArguments(string Folder, string Only, string Method, double Effort, int Seeds, double? Refresh, bool Growth, bool Calibrate)
{
    private const string Beside = "../shared/data";

    public static PlanArguments Of(string[] arguments)
    {
        var named = new Dictionary<string, string>();
        var folder = Beside;
        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at].StartsWith("--", StringComparison.Ordinal) && at + 1 < arguments.Length)
            {
                named[arguments[at]] = arguments[++at];
            }
            else
            {
                folder = arguments[at];
            }
        }

        return new PlanArguments(
            folder,
            named.GetValueOrDefault("--only", ""),
            named.GetValueOrDefault("--method", ""),
            double.Parse(named.GetValueOrDefault("--effort", "1"), CultureInfo.InvariantCulture),
            int.Parse(named.GetValueOrDefault("--seeds", "3"), CultureInfo.InvariantCulture),
            named.TryGetValue("--refresh", out var seconds) ? double.Parse(seconds, CultureInfo.InvariantCulture) : null,
            named.GetValueOrDefault("--growth", "yes") == "yes",
            named.GetValueOrDefault("--calibrate", "no") == "yes");
    }
}
