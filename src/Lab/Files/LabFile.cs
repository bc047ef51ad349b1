using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Fog.Lab.Files;

/// <summary>Reads lab.yaml.</summary>
public static class LabFile
{
    /// <summary>The spec that the file describes.</summary>
    /// <param name="file">The file; other files that it names are relative to it.</param>
    /// <param name="name">The lab's name, if it shall not be the file's.</param>
    /// <exception cref="LabException">All that is wrong, one line each: file, line, field, what was expected.</exception>
    public static LabSpec Read(string file, string? name = null)
    {
        try
        {
            return Parse(File.ReadAllText(file), file, name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LabException($"{file} can't be read: {e.Message}", e);
        }
    }

    internal static LabSpec Parse(string yaml, string file, string? name = null)
    {
        var problems = new SpecProblems(file);
        var spec = Root(yaml, file, problems) is { } root ? Spec(root, file, name, problems) : null;
        problems.ThrowIfAny();
        return spec!;
    }

    private static YamlFields? Root(string yaml, string file, SpecProblems problems)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            throw new LabException(string.Create(CultureInfo.InvariantCulture, $"{file}:{e.Start.Line}: no valid YAML: {e.Message}"), e);
        }

        if (stream.Documents.Count == 0)
        {
            problems.Add(1, "", "the file is empty; a lab needs hosts");
            return null;
        }

        return YamlFields.Of(stream.Documents[0].RootNode, "", problems, "name", "store", "seed", "hosts", "links", "matrix", "topology");
    }

    private static LabSpec Spec(YamlFields root, string file, string? name, SpecProblems problems)
    {
        var hosts = HostFields.Read(root, problems);
        var map = LatencyFields.Read(root, file, hosts?.Length, problems);
        hosts ??= map is null ? null : LabSpec.NumberedHosts(map.Size);
        if (hosts is null)
        {
            if (root.Find("hosts") is null && root.Find("matrix") is null && root.Find("topology") is null)
            {
                problems.Add(root.Node, "hosts", "is missing: a number, a list, or a matrix or topology that brings them");
            }

            hosts = [];
        }

        var links = LinkFields.Read(root, hosts.Value, problems);
        var spec = new LabSpec(
            name ?? LabName(root),
            hosts.Value,
            map is null ? links : Merge(map.Links(hosts.Value), links),
            Store(root),
            Seed: root.Count("seed", int.MaxValue) ?? 1);
        return spec;
    }

    private static string LabName(YamlFields root)
    {
        var name = root.Text("name") ?? LabNames.Choose(null);
        if (LabNames.WrongLabName(name) is { } wrong)
        {
            root.Wrong("name", wrong);
        }

        return name;
    }

    private static StoreKind? Store(YamlFields root) =>
        root.Value<StoreKind>("store", (string t, out StoreKind kind) => TryStore(t, out kind), "sqlite or postgres");

    private static bool TryStore(string text, out StoreKind kind)
    {
        kind = text == "postgres" ? StoreKind.Postgres : StoreKind.Sqlite;
        return text is "sqlite" or "postgres";
    }

    /// <summary>What is said of a pair by name counts more than what a map says of it.</summary>
    private static ImmutableArray<LinkSpec> Merge(IEnumerable<LinkSpec> map, ImmutableArray<LinkSpec> named)
    {
        var said = named.Select(l => (l.From, l.To)).ToHashSet();
        return [.. map.Where(l => !said.Contains((l.From, l.To))), .. named];
    }
}
