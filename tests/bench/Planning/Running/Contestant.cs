using System.Collections.Immutable;
using Fog.Bench.Planning.Baselines;
using Fog.Bench.Planning.Instances;
using Fog.Planning;
using Fog.Planning.Exact;

namespace Fog.Bench.Planning.Running;

/// <summary>A method that is compared.</summary>
/// <param name="Name">Its row's name.</param>
/// <param name="Place">Places the tasks of an instance; null when it finds no placement.</param>
/// <param name="IsQuick">Whether it takes so little that it is run many times to be timed.</param>
internal sealed record Contestant(string Name, Func<Instance, PlanProblem, Random, ImmutableArray<int>?> Place, bool IsQuick = false)
{
    /// <summary>All methods.</summary>
    /// <param name="effort">Effort of the mappers, as a multiple of the default.</param>
    public static IReadOnlyList<Contestant> All(double effort) =>
    [
        Of("auto (default)", new AutoMapper(), effort),
        Of("treedp", new TreeMapper(), effort),
        Of("grasp", new GraspMapper(), effort),
        Of("rounding", new RoundingMapper(), effort),
        new("greedy", (_, problem, random) => Greedy(problem, random), IsQuick: true),
        Of("eager, one run", new EagerMapper(), effort, isQuick: true),
        Of("eager, best of 100", new EagerMapper(new EagerOptions(Runs: 100)), effort),
        Of("eager, all switches, best of 100", new EagerMapper(new EagerOptions(true, true, true, 100)), effort),
        Of(new KubernetesScoring()),
        Of(new NomadScoring(packs: true)),
        Of(new NomadScoring(packs: false)),
    ];

    /// <summary>A mapper with the default effort; runs of <c>eager</c> are counted, not their effort.</summary>
    private static Contestant Of(string name, IMapper mapper, double effort, bool isQuick = false) =>
        new(name, (_, problem, random) => mapper.Map(problem, random, mapper is EagerMapper ? long.MaxValue : (long)(effort * Effort.Default)).Placement, isQuick);

    private static Contestant Of(IBaseline baseline) => new(
        baseline.Name,
        (instance, problem, random) => baseline.Place(instance, random) is { } places ? Instance.Indexed(problem, places) : null,
        IsQuick: true);

    /// <summary>Tasks in the order of calls, each where it adds least, and none again.</summary>
    private static ImmutableArray<int>? Greedy(PlanProblem problem, Random random)
    {
        var model = new PlanModel(problem);
        if (model.IsHopeless)
        {
            return null;
        }

        var start = new Start(model);
        var state = start.Fixed();
        start.Greedy(state, random, 0, new Budget(long.MaxValue));
        return state.IsSound ? [.. model.Tasks(state.Host)] : null;
    }
}
