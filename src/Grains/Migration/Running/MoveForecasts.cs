using Fog.Migration.Costs;
using Fog.Nodes;
using Fog.Tasks;

namespace Fog.Migration.Running;

/// <summary>Asks both hosts what a move would be like.</summary>
internal sealed class MoveForecasts(IGrainFactory grains)
{
    /// <summary>Bytes per second of a link over which nothing was moved yet: 100 Mbit/s.</summary>
    private const double AssumedThroughput = 12.5e6;

    private const double AssumedLatency = 10;

    /// <summary>The forecast of a task's move. Nothing is disturbed.</summary>
    /// <exception cref="FogException">The task can't be moved now, whatever the hosts say.</exception>
    /// <exception cref="NodeUnavailableException">A host can't be asked.</exception>
    public async Task<MigrationForecast> Ask(TaskState task, TaskId id, MigrationRequest request, CancellationToken ct)
    {
        if (task is not { Node: { } source, Order: { } order })
        {
            throw new TaskNotFoundException(id);
        }

        if (task.Phase != TaskPhase.Running)
        {
            throw new FogException($"Task {id} is {PhaseWord.Of(task.Phase)}: only one that runs can be moved.");
        }

        if (request.To is not { } destination)
        {
            throw new FogException($"Task {id} has no destination: name a host.");
        }

        if (destination == source)
        {
            throw new FogException($"Task {id} is on {source} already: name another host.");
        }

        var leaving = grains.Ask(source, node => node.Preflight(id, null, ct));
        var coming = grains.Ask(destination, node => node.Preflight(id, order, ct));
        var link = Link(source, destination, ct);
        await Task.WhenAll(leaving, coming, link);
        return MethodChoice.Forecast(order, await leaving, await coming, await link, request.Method);
    }

    private async Task<MigrationLink> Link(NodeName source, NodeName destination, CancellationToken ct)
    {
        var (there, back) = (Claim(source, destination, ct), Claim(destination, source, ct));
        var known = new[] { await there, await back }.OfType<LinkClaim>().Where(link => link.Samples > 0).ToArray();
        var throughput = known.Max(link => link.Throughput); // a transfer tells what it got at least, and a small one is mostly waiting
        return new(TimeSpan.FromMilliseconds(known.Length > 0 ? known.Min(link => link.Latency) : AssumedLatency), throughput ?? AssumedThroughput, throughput is not null);
    }

    private async Task<LinkClaim?> Claim(NodeName from, NodeName to, CancellationToken ct)
    {
        try
        {
            return (await grains.Ask(from, node => node.Network(ct))).Links.FirstOrDefault(link => link.To == to);
        }
        catch (NodeUnavailableException)
        {
            return null; // its preflight says so
        }
    }
}
