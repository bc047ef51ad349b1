using Fog.Bench.Planning.Instances;
using Fog.Client.Partitioning;
using YamlDotNet.RepresentationModel;

namespace Fog.Bench.Planning.Real;

/// <summary>Reads who calls whom from GraphML or from the YAML of Istio's isotope.</summary>
internal static class CallFile
{
    public static CallShape Read(string path)
    {
        var (names, calls) = Path.GetExtension(path) == ".graphml" ? Graphml(path) : Isotope(path);
        var kept = new HashSet<(int, int)>();
        foreach (var (from, to) in calls.Where(call => call.From != call.To))
        {
            if (!kept.Contains((to, from)))
            {
                kept.Add((from, to));
            }
        }

        // Short names that specs allow; the originals have blanks and capitals.
        return new CallShape([.. Enumerable.Range(0, names).Select(i => $"t{i:000}")], [.. kept]);
    }

    private static (int Names, IEnumerable<(int From, int To)> Calls) Graphml(string path)
    {
        var graph = CallGraphReader.Read(path, new CallGraphAttributes());
        return (graph.Functions.Length, graph.Calls.Select(call => (call.From, call.To)));
    }

    private static (int Names, IEnumerable<(int From, int To)> Calls) Isotope(string path)
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(path);
        yaml.Load(text);
        var services = ((YamlSequenceNode)yaml.Documents[0].RootNode["services"]).Cast<YamlMappingNode>().ToList();
        var index = services.Select((service, i) => (Name: service["name"].ToString(), i)).ToDictionary(service => service.Name, service => service.i);
        return (services.Count, services.SelectMany((service, from) => Called(service).Select(name => (from, index[name]))).ToList());
    }

    /// <summary>Calls one after the other and lists of calls at the same time.</summary>
    private static IEnumerable<string> Called(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(child => child.Key.ToString() == "call"
            ? [child.Value is YamlMappingNode inner ? inner["service"].ToString() : child.Value.ToString()]
            : Called(child.Value)),
        YamlSequenceNode list => list.Children.SelectMany(Called),
        _ => [],
    };
}
