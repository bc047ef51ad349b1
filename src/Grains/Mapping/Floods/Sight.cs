namespace Fog.Mapping.Floods;

/// <summary>What a node remembers of a flood: how much was left at most, here and at its neighbours.</summary>
internal sealed class Sight
{
    private readonly Dictionary<NodeName, double> _left = [];

    /// <summary>Most milliseconds that were left here.</summary>
    public double Remaining { get; set; } = double.NegativeInfinity;

    /// <summary>When it may be forgotten.</summary>
    public TimeSpan Until { get; set; }

    /// <summary>Notes that a neighbour had this much left.</summary>
    /// <returns>Whether that is news to it: it had not as much but the gain before.</returns>
    public bool Note(NodeName neighbour, double left, double gain)
    {
        var isNews = !_left.TryGetValue(neighbour, out var before) || left >= before + gain;
        if (isNews)
        {
            _left[neighbour] = left;
        }

        return isNews;
    }
}
