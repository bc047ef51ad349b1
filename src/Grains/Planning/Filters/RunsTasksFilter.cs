namespace Fog.Planning.Filters;

/// <summary>Hosts without a working engine or without root hold no tasks.</summary>
internal sealed class RunsTasksFilter : IFilter
{
    public string Reason => "can't run tasks";

    public bool Admits(TaskSpec task, Agreement agreement, NodeOffer host) => host.Description.Abilities.RunsTasks;
}
