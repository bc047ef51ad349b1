using System.Collections.Immutable;
using Fog.Planning.Filters;

namespace Fog.Planning;

/// <summary>What tasks that have their place mean for one that looks for its own. It counts whichever of the two says so.</summary>
internal static class Company
{
    /// <summary>The filters for a task of the spec.</summary>
    public static ImmutableArray<IFilter> Filters(ServiceSpec spec, IEnumerable<KeyValuePair<string, Assignment>> placed, string name)
    {
        var task = spec.Tasks[name];
        var others = placed.Where(place => place.Key != name).Select(place => (place.Key, Spec: spec.Tasks[place.Key], place.Value.Node)).ToArray();
        return
        [
            new ApartFilter(others.Where(other => IsReplica(task, other.Spec) || Names(task.Placement.Apart, other.Spec.Placement.Apart, name, other.Key))
                .Select(other => other.Node).ToHashSet()),
            new TogetherFilter(others.Where(other => Names(task.Placement.With, other.Spec.Placement.With, name, other.Key))
                .Select(other => other.Node).ToHashSet()),
        ];
    }

    private static bool IsReplica(TaskSpec one, TaskSpec other) => one.Group is not null && one.Group == other.Group;

    private static bool Names(ImmutableArray<string> mine, ImmutableArray<string> its, string me, string it) => mine.Contains(it) || its.Contains(me);
}
