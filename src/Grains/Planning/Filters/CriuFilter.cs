namespace Fog.Planning.Filters;

/// <summary>A task that may be moved must be dumpable where it is.</summary>
internal sealed class CriuFilter : IFilter
{
    public string Reason => "have no working CRIU (set migratable: false to do without)";

    public bool Admits(TaskSpec task, Agreement agreement, NodeOffer host) => !task.Migratable || host.Description.Abilities.Migrates;
}
