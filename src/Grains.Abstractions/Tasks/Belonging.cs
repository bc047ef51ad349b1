namespace Fog;

/// <summary>What a node is told about a task that it reported on.</summary>
[GenerateSerializer, Alias("fog.Belonging")]
public enum Belonging
{
    /// <summary>The task is that node's.</summary>
    Here,

    /// <summary>It isn't any more: what is left of it must go, its volumes stay.</summary>
    Elsewhere,

    /// <summary>It was removed together with its volumes while the node was away: all that is left of it must go.</summary>
    Removed,

    /// <summary>The node is one end of a move of the task: what is there is the move's affair and stays as it is.</summary>
    Moving,
}
