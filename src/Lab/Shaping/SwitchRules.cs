using System.Text.Json;

namespace Fog.Lab.Shaping;

/// <summary>The file that tells the switch whom it joins and how: rules.json in the lab's folder.</summary>
/// <param name="Seed">Where chance starts.</param>
/// <param name="Ports">The hosts that have a card on the switch.</param>
/// <param name="Rules">The shaped directions; whatever else comes by is handed on at once.</param>
internal sealed record SwitchRules(int Seed, SwitchPort[] Ports, SwitchRule[] Rules)
{
    public static SwitchRules From(LabState lab)
    {
        var index = lab.Hosts.ToDictionary(h => h.Name, h => h.Index);
        var shaped = lab.Links.SelectMany(l => new[] { l.From, l.To }).ToHashSet();
        return new SwitchRules(
            lab.Seed,
            [.. lab.Hosts.Where(h => shaped.Contains(h.Name)).Select(h => new SwitchPort(h.Index, Namespaces.File(h.Namespace)))],
            [.. lab.Links.Select(l => new SwitchRule(index[l.From], index[l.To], l.Shape))]);
    }

    public static SwitchRules Load(string folder) =>
        JsonSerializer.Deserialize<SwitchRules>(File.ReadAllText(Path(folder))) ?? throw new LabException($"{Path(folder)} is empty.");

    public void Save(string folder) => File.WriteAllText(Path(folder), JsonSerializer.Serialize(this));

    private static string Path(string folder) => System.IO.Path.Combine(folder, "rules.json");
}

/// <summary>A host's place on the switch.</summary>
internal sealed record SwitchPort(int Index, string NamespaceFile);

/// <summary>One shaped direction.</summary>
internal sealed record SwitchRule(int From, int To, LinkShape Shape);
