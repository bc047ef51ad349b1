using System.Globalization;

namespace Fog.Lab;

/// <summary>What must hold in every lab, whoever wrote its spec.</summary>
internal static class LabSpecRules
{
    /// <summary>All that is wrong, as sentences; empty when the spec is good.</summary>
    public static IReadOnlyList<string> Problems(LabSpec spec)
    {
        var problems = new List<string>();
        Add(problems, LabNames.WrongLabName(spec.Name));
        if (spec.Hosts.Length is 0 or > LabNames.MaxHosts)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"a lab has 1 to {LabNames.MaxHosts} hosts, got {spec.Hosts.Length}"));
        }

        var names = new HashSet<string>();
        foreach (var host in spec.Hosts)
        {
            Add(problems, LabNames.WrongHostName(host.Name));
            Add(problems, names.Add(host.Name) ? null : $"there are two hosts named \"{host.Name}\"");
        }

        if (spec.Store == StoreKind.Sqlite && spec.Hosts.FirstOrDefault(h => h.Machine == MachineKind.Vm) is { } vm)
        {
            problems.Add($"{vm.Name} is a virtual machine and can't open an SQLite file of this machine: leave the store out, or say postgres");
        }

        var directions = new HashSet<(string, string)>();
        foreach (var link in spec.Links)
        {
            Add(problems, names.Contains(link.From) ? null : $"a link starts at \"{link.From}\", which is no host");
            Add(problems, names.Contains(link.To) ? null : $"a link ends at \"{link.To}\", which is no host");
            Add(problems, link.From != link.To ? null : $"a link joins \"{link.From}\" to itself");
            Add(problems, directions.Add((link.From, link.To)) ? null : $"there are two links from \"{link.From}\" to \"{link.To}\"");
        }

        return problems;
    }

    private static void Add(List<string> problems, string? problem)
    {
        if (problem is not null)
        {
            problems.Add(problem);
        }
    }
}
