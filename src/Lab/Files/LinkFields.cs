using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Fog.Lab.Files;

/// <summary>The links of lab.yaml: a list of pairs and their shapes.</summary>
internal static class LinkFields
{
    private const string Key = "links";
    private const string Pair = "between";

    public static ImmutableArray<LinkSpec> Read(YamlFields root, ImmutableArray<HostSpec> hosts, SpecProblems problems)
    {
        if (root.Find(Key) is not { } node)
        {
            return [];
        }

        if (node is not YamlSequenceNode list)
        {
            root.Wrong(Key, $"expected a list such as - {{ {Pair}: [h1, h2], delay: 20ms }}");
            return [];
        }

        var links = ImmutableArray.CreateBuilder<LinkSpec>();
        var names = hosts.Select(h => h.Name).ToHashSet();
        var seen = new HashSet<(string, string)>();
        foreach (var (index, item) in list.Children.Index())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{Key}[{index}]");
            if (YamlFields.Of(item, path, problems, Pair, "delay", "jitter", "rate", "loss") is { } fields
                && Ends(fields, names, seen) is var (a, b)
                && Shape(fields) is { } shape)
            {
                links.AddRange(LinkSpec.Between(a, b, shape));
            }
        }

        return links.ToImmutable();
    }

    private static (string A, string B)? Ends(YamlFields fields, HashSet<string> names, HashSet<(string, string)> seen)
    {
        if (fields.Find(Pair) is not YamlSequenceNode { Children: [YamlScalarNode { Value: { } a }, YamlScalarNode { Value: { } b }] } || a == b)
        {
            fields.Wrong(Pair, "expected two different hosts such as [h1, h2]");
            return null;
        }

        if (!names.Contains(a) || !names.Contains(b))
        {
            fields.Wrong(Pair, $"there is no host \"{(names.Contains(a) ? b : a)}\"");
            return null;
        }

        if (!seen.Add((a, b)) || !seen.Add((b, a)))
        {
            fields.Wrong(Pair, $"the link of {a} and {b} is described above already");
            return null;
        }

        return (a, b);
    }

    private static LinkShape? Shape(YamlFields fields)
    {
        var shape = new LinkShape(
            fields.Value<TimeSpan>("delay", Quantity.TryDelay, "a time up to a minute such as 20ms") ?? TimeSpan.Zero,
            fields.Value<TimeSpan>("jitter", Quantity.TryDelay, "a time up to a minute such as 2ms") ?? TimeSpan.Zero,
            fields.Value<long>("rate", Quantity.TryRate, "a rate such as 5mbit") ?? 0,
            fields.Value<double>("loss", Quantity.TryLoss, "a share such as 1%") ?? 0);
        return shape;
    }
}
