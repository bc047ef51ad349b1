using Fog.Bench.Planning.Instances;

namespace Fog.Bench.Planning.Baselines;

/// <summary>
/// What Kubernetes and Nomad have in common: tasks come one by one and never move again; hosts that lack room, platform, label or company
/// are left out, the others scored. Neither knows latency, bandwidth, price or reliability.
/// </summary>
internal abstract class OneByOne : IBaseline
{
    public abstract string Name { get; }

    public IReadOnlyDictionary<string, NodeName>? Place(Instance instance, Random random)
    {
        var hosts = instance.Map.Nodes.Where(node => node.Offer is not null).Select(node => new Host(node.Offer!.Description)).ToArray();
        var places = new Dictionary<string, NodeName>();
        foreach (var (name, task) in instance.Spec.Tasks)
        {
            random.Shuffle(hosts);
            var able = hosts.Where(host => HostRules.Admits(task, host.Description) && HostRules.Fits(task.Resources, host.Free) && InCompany(host, name)).ToArray();
            if (able.Length == 0)
            {
                return null;
            }

            var chosen = Considered(able, hosts.Length).MaxBy(host => Score(task.Resources, host))!;
            chosen.Free -= task.Resources;
            chosen.Tasks++;
            places[name] = chosen.Description.Name;
        }

        return places;

        bool InCompany(Host host, string name) => places.All(place => place.Value == host.Description.Name
            ? !HostRules.Apart(instance.Spec, name, place.Key)
            : !HostRules.Together(instance.Spec, name, place.Key));
    }

    /// <summary>The hosts that are scored, of those that are able; in random order.</summary>
    protected virtual IEnumerable<Host> Considered(Host[] able, int all) => able;

    /// <summary>The higher the better.</summary>
    protected abstract double Score(Resources need, Host host);

    /// <summary>Shares of cores and memory that are in use once the task is there.</summary>
    protected static (double Cpu, double Memory) Used(Resources need, Host host)
    {
        var (left, total) = (host.Free - need, host.Description.Total);
        return (1 - (left.Cpu / total.Cpu), 1 - ((double)left.Memory / total.Memory));
    }

    /// <summary>A host while tasks come.</summary>
    protected sealed class Host(NodeDescription description)
    {
        public NodeDescription Description => description;

        public Resources Free { get; set; } = description.Free;

        /// <summary>Tasks of the service on it.</summary>
        public int Tasks { get; set; }
    }
}
