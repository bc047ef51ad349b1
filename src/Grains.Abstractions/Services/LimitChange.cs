namespace Fog;

/// <summary>A change of what a task may use; what is null stays as it is.</summary>
/// <param name="Cpu">Processor cores.</param>
/// <param name="Memory">Bytes of memory.</param>
[GenerateSerializer, Immutable, Alias("fog.LimitChange")]
public sealed record LimitChange(double? Cpu, long? Memory)
{
    /// <summary>The limits after the change.</summary>
    public Resources Of(Resources before) => before with { Cpu = Cpu ?? before.Cpu, Memory = Memory ?? before.Memory };
}

/// <summary>What became of a change of limits.</summary>
/// <param name="Task">The task.</param>
/// <param name="Node">Its host.</param>
/// <param name="Before">What it might use before.</param>
/// <param name="After">What it may use now.</param>
[GenerateSerializer, Immutable, Alias("fog.LimitReceipt")]
public sealed record LimitReceipt(TaskId Task, NodeName Node, Resources Before, Resources After);
