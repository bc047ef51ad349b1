using System.Globalization;

namespace Fog.Lab.Files;

/// <summary>The map of lab.yaml that says how far all hosts are from each other: a measured matrix, or a topology.</summary>
internal static class LatencyFields
{
    /// <summary>Null when the file names no map, or none that can be read.</summary>
    public static LatencyMap? Read(YamlFields root, string labFile, int? hosts, SpecProblems problems)
    {
        if (root.Find("matrix") is not null && root.Find("topology") is not null)
        {
            root.Wrong("topology", "a lab has either a matrix or a topology");
            return null;
        }

        return Read(root, "matrix", ["file", "unit", "hosts"], labFile, hosts, problems, (text, fields) => LatencyMatrix.Parse(text, Unit(fields)))
            ?? Read(root, "topology", ["file", "hosts"], labFile, hosts, problems, (text, _) => Topology.Parse(text));
    }

    private static LatencyMap? Read(
        YamlFields root, string key, string[] known, string labFile, int? hosts, SpecProblems problems, Func<string, YamlFields, LatencyMap> parse)
    {
        if (root.Find(key) is not { } node || YamlFields.Of(node, key, problems, known) is not { } fields)
        {
            return null;
        }

        var wanted = fields.Count("hosts", LabNames.MaxHosts) ?? hosts;
        if (hosts is not null && wanted != hosts)
        {
            fields.Wrong("hosts", string.Create(CultureInfo.InvariantCulture, $"says {wanted}, but the lab lists {hosts} hosts"));
            return null;
        }

        if (fields.Required("file") is not { } file)
        {
            return null;
        }

        try
        {
            var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(labFile)) ?? "/", file);
            return First(parse(File.ReadAllText(path), fields), wanted, fields);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            fields.Wrong("file", $"{file} can't be used: {e.Message}");
            return null;
        }
    }

    private static LatencyMap? First(LatencyMap map, int? wanted, YamlFields fields)
    {
        if (wanted > map.Size)
        {
            fields.Wrong("hosts", string.Create(CultureInfo.InvariantCulture, $"the file has {map.Size} places only, {wanted} are wanted"));
            return null;
        }

        return map.First(wanted ?? map.Size);
    }

    private static double Unit(YamlFields fields) => fields.Value<double>(
        "unit",
        (string t, out double factor) =>
        {
            factor = t == "s" ? 1000 : 1;
            return t is "s" or "ms";
        },
        "ms or s") ?? 1;
}
