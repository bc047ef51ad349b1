namespace Fog.Tasks;

/// <summary>A task's phase in a sentence: "Task hello/web is …".</summary>
internal static class PhaseWord
{
    public static string Of(TaskPhase phase) => phase switch
    {
        TaskPhase.Running => "running",
        TaskPhase.Migrating => "being moved",
        TaskPhase.Failed => "failed",
        TaskPhase.Stopped => "stopped",
        TaskPhase.Suspended => "suspended",
        _ => "still on its way up",
    };
}
