namespace Fog.Planning.Filters;

/// <summary>One reason for which a host is out of the question for a task, whatever becomes of the other tasks.</summary>
public interface IFilter
{
    /// <summary>Whether the host may take the task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="agreement">What the initiator asks of hosts.</param>
    /// <param name="host">The host as it offers itself.</param>
    bool Admits(TaskSpec task, Agreement agreement, NodeOffer host);

    /// <summary>The words after the number of hosts that it turned down, for example <c>lack memory</c>.</summary>
    string Reason { get; }
}
