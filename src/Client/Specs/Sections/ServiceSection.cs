using YamlDotNet.RepresentationModel;

namespace Fog.Client;

/// <summary>The document as a whole.</summary>
internal static class ServiceSection
{
    private const string Version = "1";
    private const string VersionForm = "the version of the format, which is 1";

    public static ServiceDocument? Read(SpecField root)
    {
        if (root.IsNothing)
        {
            root.Report("a service: version, name and tasks", "an empty file", "docs/spec.md has an example");
            return null;
        }

        if (!Readable(root) || SpecMapping.Of(root, SpecKeys.Service) is not { } service)
        {
            return null;
        }

        service.Required("version", VersionForm, $"write 'version: {Version}'")?.Text(VersionForm);
        var name = service.Required("name", SpecName.Rule)?.Name() ?? "";
        var tasks = TasksSection.Read(service);
        var document = new ServiceDocument(
            root.File.Path,
            new ServiceName(name),
            tasks,
            CallsSection.Read(service.Optional("calls"), [.. tasks.Keys]),
            AgreementSection.Read(service.Optional("agreement")),
            ObjectiveSection.Read(service.Optional("objective")));
        return root.File.Problems.IsEmpty ? Replicas.Spread(document) : document;
    }

    /// <summary>False for another version: its keys may mean anything, so further problems would only mislead.</summary>
    private static bool Readable(SpecField root)
    {
        if (root.Node is not YamlMappingNode
            || root.Entries("").FirstOrDefault(entry => entry.Key == "version").Value is not { IsNothing: false } version
            || version.Node is YamlScalarNode { Value: Version })
        {
            return true;
        }

        version.Report(VersionForm, advice: "this client reads that version only; a newer one may read others");
        return false;
    }
}
