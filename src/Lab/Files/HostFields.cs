using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Fog.Lab.Files;

/// <summary>The hosts of lab.yaml: a number, or a list of mappings.</summary>
internal static class HostFields
{
    private const string Key = "hosts";

    /// <summary>Null when the file names none, or none that can be read.</summary>
    public static ImmutableArray<HostSpec>? Read(YamlFields root, SpecProblems problems)
    {
        switch (root.Find(Key))
        {
            case null:
                return null;
            case YamlScalarNode:
                return root.Count(Key, LabNames.MaxHosts) is { } count ? LabSpec.NumberedHosts(count) : null;
            case YamlSequenceNode { Children.Count: > 0 } list:
                return List(list, problems);
            default:
                root.Wrong(Key, "expected a number or a list of hosts");
                return null;
        }
    }

    private static ImmutableArray<HostSpec> List(YamlSequenceNode list, SpecProblems problems)
    {
        var hosts = ImmutableArray.CreateBuilder<HostSpec>();
        var seen = new HashSet<string>();
        foreach (var (index, node) in list.Children.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{Key}[{index}]");
            if (YamlFields.Of(node, path, problems, "name", "cpus", "memory", "disk", "price", "labels", "machine") is { } fields)
            {
                hosts.Add(Host(fields, index, seen, problems));
            }
        }

        return hosts.ToImmutable();
    }

    private static HostSpec Host(YamlFields fields, int index, HashSet<string> seen, SpecProblems problems)
    {
        var name = fields.Text("name") ?? string.Create(CultureInfo.InvariantCulture, $"h{index + 1}");
        if (LabNames.WrongHostName(name) is { } wrong)
        {
            fields.Wrong("name", wrong);
        }
        else if (!seen.Add(name))
        {
            fields.Wrong("name", $"\"{name}\" is taken by a host above");
        }

        return new HostSpec(
            name,
            fields.Number("cpus", zero: false),
            fields.Value<long>("memory", Quantity.TrySize, "a size such as 2Gi"),
            fields.Value<long>("disk", Quantity.TrySize, "a size such as 10Gi"),
            fields.Number("price", zero: true),
            Labels(fields, problems),
            fields.Value<MachineKind>("machine", TryMachine, "namespace or vm") ?? MachineKind.Namespace);
    }

    private static bool TryMachine(string text, out MachineKind kind)
    {
        kind = text == "vm" ? MachineKind.Vm : MachineKind.Namespace;
        return text is "namespace" or "vm";
    }

    private static ImmutableSortedDictionary<string, string>? Labels(YamlFields host, SpecProblems problems) =>
        host.Find("labels") is { } node && YamlFields.Of(node, host.Field("labels"), problems) is { } labels
            ? labels.Names.ToImmutableSortedDictionary(n => n, n => labels.Text(n) ?? "", StringComparer.Ordinal)
            : null;
}
