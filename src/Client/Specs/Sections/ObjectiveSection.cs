using YamlDotNet.RepresentationModel;

namespace Fog.Client;

/// <summary>What a plan should be good at: the name of a policy, or weights of the writer's own.</summary>
internal static class ObjectiveSection
{
    private const string WeightForm = "a weight of 0 or more";

    public static Objective Read(SpecField? field) => field?.Node switch
    {
        null => new Objective(SpecDefaults.Objective),
        YamlMappingNode => new Objective(Objective.Own, Weights(field)),
        _ => Policy(field),
    };

    private static Objective Policy(SpecField field)
    {
        var expected = $"one of {string.Join(", ", SpecDefaults.Objectives)}, or a mapping of weights such as {{ latency: 1, price: 0.2 }}";
        var policy = field.Text(expected);
        if (policy is not null && !SpecDefaults.Objectives.Contains(policy))
        {
            field.Report(expected, advice: NearestWord.Advice(policy, SpecDefaults.Objectives));
        }

        return new Objective(policy ?? SpecDefaults.Objective);
    }

    private static ObjectiveWeights? Weights(SpecField field)
    {
        if (SpecMapping.Of(field, SpecKeys.Weights) is not { } weights)
        {
            return null;
        }

        double Weight(string key) => weights.Optional(key)?.Number(WeightForm, weight => weight >= 0) ?? 0;
        var own = new ObjectiveWeights(
            Weight("latency"), Weight("price"), Weight("energy"), Weight("reliability"), Weight("use"), Weight("balance"), Weight("movement"),
            Weight("spread"));
        if (own == new ObjectiveWeights())
        {
            field.Report("at least one weight above 0", "none", "leave 'objective' out for the default");
        }

        return own;
    }
}
