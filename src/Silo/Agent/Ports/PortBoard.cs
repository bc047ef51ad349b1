namespace Fog.Agent.Ports;

/// <summary>The published ports as this node knows them now.</summary>
internal sealed class PortBoard
{
    private volatile PortTable _table = new(0, []);

    /// <summary>The table; replaced as a whole.</summary>
    public PortTable Table
    {
        get => _table;
        set => _table = value;
    }

    /// <summary>The port of that number; null when it isn't published any more.</summary>
    public PublishedPort? Find(int port) => _table.Ports.FirstOrDefault(published => published.Port == port);
}
