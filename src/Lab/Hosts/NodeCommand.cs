using System.Globalization;

namespace Fog.Lab.Hosts;

/// <summary>How a host's node is started: everything it must know comes by environment.</summary>
internal static class NodeCommand
{
    private const string Variable = "FOG_NODE";

    public static string Health(HostState host) => $"http://{host.Address}:8700/healthz";

    public static IReadOnlyList<string> Arguments(LabState lab, HostState host, string program) =>
        ["env", .. Settings(lab, host).Select(s => $"{s.Key}={s.Value}"), program];

    /// <summary>The program to run: the given one, else what FOG_NODE says, else the node that was built beside this program.</summary>
    public static string Locate(string? given)
    {
        given ??= Environment.GetEnvironmentVariable(Variable);
        var program = Path.GetFullPath(string.IsNullOrEmpty(given) ? Path.Combine(AppContext.BaseDirectory, "..", "node", "fog-node") : given);
        return File.Exists(program)
            ? program
            : throw new LabException(
                $"There is no node at {program}. Build it, say where it is in {Variable}, or leave the nodes out with --no-nodes.");
    }

    private static IEnumerable<(string Key, string Value)> Settings(LabState lab, HostState host)
    {
        // A killed runtime leaves its diagnostics' pipes in the temporary folder, and /tmp is the machine's: /run goes with the host.
        yield return ("TMPDIR", "/run");
        yield return ("Fog__Name", host.Name);
        yield return ("Fog__Address", host.Address);
        yield return ("Fog__Store", lab.Store == StoreKind.Sqlite ? "sqlite" : "postgres");
        yield return ("Fog__ConnectionString", lab.ConnectionString);
        yield return ("Fog__CgroupParent", $"/{host.Namespace}");
        yield return ("Fog__Offer__Cpus", host.Cpus.ToString(CultureInfo.InvariantCulture));
        yield return ("Fog__Offer__Memory", Mebibytes(host.Memory));
        yield return ("Fog__Offer__Disk", Mebibytes(host.Disk));
        if (lab.Patience > 1)
        {
            // Nodes watch each other, so those of quick hosts must wait for the slow ones too.
            yield return ("Fog__Patience", lab.Patience.ToString(CultureInfo.InvariantCulture));
        }

        if (host.Machine == MachineKind.Vm)
        {
            // An emulated processor needs longer to compile anew what runs often than a lab lives to have the use of it.
            yield return ("DOTNET_TieredPGO", "0");
            yield return ("DOTNET_TC_CallCounting", "0");
        }

        if (host.Price is { } price)
        {
            yield return ("Fog__PricePerCpuHour", price.ToString(CultureInfo.InvariantCulture));
        }

        foreach (var (key, value) in host.Labels)
        {
            yield return ($"Fog__Labels__{key}", value);
        }
    }

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20}Mi");
}
