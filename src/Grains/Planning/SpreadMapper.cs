using System.Collections.Immutable;
using System.Globalization;
using Fog.Planning.Filters;

namespace Fog.Planning;

/// <summary>
/// First fit that spreads: tasks in order of memory, biggest first; each goes to the admissible host with the fewest tasks of the
/// service, then with the most free memory, then by name.
/// </summary>
public sealed class SpreadMapper : IPlanner
{
    /// <inheritdoc/>
    public string Name => "spread";

    /// <inheritdoc/>
    public PlanResult Map(PlanQuestion question, Random random)
    {
        ArgumentNullException.ThrowIfNull(question);
        var free = question.Offers.ToDictionary(node => node.Name, node => node.Free);
        var load = question.Offers.ToDictionary(node => node.Name, _ => 0);
        foreach (var placed in question.Placed.Values.Where(placed => load.ContainsKey(placed.Node)))
        {
            load[placed.Node]++;
        }

        var plan = question.Placed.ToBuilder();
        var refusals = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, task) in Order(question))
        {
            ImmutableArray<IFilter> filters = [.. FilterChain.All, .. Company.Filters(question.Spec, plan, name)];
            var chosen = question.Offers
                .Where(node => FilterChain.Refusal(filters, task, node, free[node.Name]) is null)
                .OrderBy(node => load[node.Name]).ThenByDescending(node => free[node.Name].Memory).ThenBy(node => node.Name)
                .FirstOrDefault();
            if (chosen is null)
            {
                refusals[name] = FilterChain.Sentence(
                    [.. question.Offers.Select(node => FilterChain.Refusal(filters, task, node, free[node.Name])).OfType<IFilter>()]);
                continue;
            }

            plan[name] = new Assignment(chosen.Name, string.Create(CultureInfo.InvariantCulture,
                $"fewest tasks of the service ({load[chosen.Name]}) among those with room, {free[chosen.Name].Memory >> 20} MiB free"));
            free[chosen.Name] -= task.Resources;
            load[chosen.Name]++;
        }

        return refusals.Count == 0
            ? new PlanResult(new Plan(Name, plan.ToImmutable()), refusals.ToImmutable())
            : new PlanResult(null, refusals.ToImmutable());
    }

    private static IEnumerable<KeyValuePair<string, TaskSpec>> Order(PlanQuestion question) => question.Spec.Tasks
        .Where(task => !question.Placed.ContainsKey(task.Key))
        .OrderByDescending(task => task.Value.Resources.Memory).ThenBy(task => task.Key, StringComparer.Ordinal);
}
