namespace Fog.Planning.Filters;

/// <summary>One reason for which a host is out of the question for a task.</summary>
public interface IFilter
{
    /// <summary>Whether the host with so much free may take the task.</summary>
    bool Admits(TaskSpec task, NodeDescription node, Resources free);

    /// <summary>The words after the number of hosts that it turned down, for example <c>lack memory</c>.</summary>
    string Reason { get; }
}
