namespace Fog.Tests.Checkpoints;

/// <summary>A host of a fog that breaks: what is on its disk stays when it loses its power.</summary>
internal sealed class AHostThatBreaks
{
    private int _back;

    public bool IsUp => _back == 0;

    /// <summary>The memory of the copy that runs here: up to which second it ran.</summary>
    public int? Running { get; set; }

    public bool IsLost { get; set; }

    public string? Error { get; set; }

    public long Returned { get; set; }

    public CheckpointTaken? Taken { get; set; }

    /// <summary>The checkpoint that it keeps.</summary>
    public long? Kept { get; set; }

    /// <summary>What checkpoints hold that are on its disk.</summary>
    public Dictionary<long, int> Memories { get; } = [];

    /// <summary>It loses its power, or gets it back.</summary>
    public void Power(Random chance, double trouble, int now)
    {
        if (IsUp && chance.NextDouble() < trouble / 4)
        {
            (_back, IsLost, Running) = (now + chance.Next(3, 60), IsLost || Running is not null, null);
        }

        _back = now >= _back ? 0 : _back;
    }
}
