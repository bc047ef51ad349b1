using System.Globalization;
using Fog.Agent.Processes;
using Fog.Agent.Runc;

namespace Fog.Agent.Tasks;

/// <summary>Holds tasks that run to other limits.</summary>
internal static class TaskLimits
{
    /// <summary>When null returns, the task's record has the limits, and its control group too once it runs; otherwise nothing changed.</summary>
    /// <returns>Null, or why not.</returns>
    /// <exception cref="TaskNotFoundException">Nothing of the task is here.</exception>
    public static async Task<string?> Set(TaskKeeper keeper, Resources limits, CancellationToken ct)
    {
        var before = keeper.Record is { Wanted: not Wanted.Gone } record ? record.Order.Spec.Resources : throw new TaskNotFoundException(keeper.Task);
        keeper.Limit(limits);
        if (keeper.Record is not { Phase: TaskPhase.Running })
        {
            return null; // its start looks once more
        }

        if (await Apply(keeper.Files, limits, ct) is { } refusal)
        {
            keeper.Limit(before);
            return refusal;
        }

        keeper.Say("running"); // what the kernel did to it at its old limit is past
        return null;
    }

    /// <summary>When null returns, the kernel holds the running task to the limits; otherwise why not.</summary>
    public static async Task<string?> Apply(TaskFiles files, Resources limits, CancellationToken ct)
    {
        // Version 2 of control groups would end the task; version 1 refuses, without the number.
        if (files.Group.MemoryUsed is { } used && used > limits.Memory)
        {
            return $"the task uses {Mebibytes(used)} of memory, more than {Mebibytes(limits.Memory)}";
        }

        try
        {
            await RuncTool.Update(files, limits, ct);
            return null;
        }
        catch (ToolException e)
        {
            return e.Message;
        }
    }

    /// <summary>Bytes as specs write them.</summary>
    public static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.#}Mi");
}
