namespace Fog.Checkpoints.Running;

/// <summary>For how long the task's host has been gone, as far as this activation of the grain saw.</summary>
internal sealed class Absence(TimeProvider clock)
{
    private (NodeName Node, long Since)? _gone;

    /// <summary>Null while the host is there.</summary>
    public TimeSpan? Of(NodeName? host, IReadOnlySet<NodeName> alive)
    {
        if (host is not { } node || alive.Contains(node))
        {
            _gone = null;
        }
        else if (_gone?.Node != node)
        {
            _gone = (node, clock.GetTimestamp());
        }

        return _gone is { } gone ? clock.GetElapsedTime(gone.Since) : null;
    }
}
