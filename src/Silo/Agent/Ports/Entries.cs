using System.Collections.Concurrent;
using Fog.Agent.Docker;
using Fog.Agent.Host;
using Fog.Hosting;

namespace Fog.Agent.Ports;

/// <summary>
/// The entries on this host: to each service of which a published task is here at once, to others from their first connection on, and
/// until nobody has used them for a while.
/// </summary>
internal sealed class Entries(EntryWork work, AbilityProbe abilities, PortBoard board, NodeOptions options, TimeProvider clock, ILogger<Entries> log)
{
    /// <summary>How long an entry without connections stays on a host without a task of its service.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    /// <summary>How long the engine may take over what a former life of the node left: routes wait for this.</summary>
    private static readonly TimeSpan SweepPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<ServiceName, Entry> _entries = new();
    private readonly Lock _change = new();
    private CancellationToken _stopping;
    private bool _swept;

    /// <summary>Whether the host must stay in the swarm for one.</summary>
    public bool Any => _entries.Values.Any(entry => entry.IsHere);

    /// <summary>The service's entry; null when there is none.</summary>
    public Entry? Of(ServiceName service) => _entries.GetValueOrDefault(service);

    /// <summary>Orders what follows from the table: when this returns, all entries are on their way to it.</summary>
    public async Task Follow(PortTable table, CancellationToken ct)
    {
        _stopping = ct;
        var here = table.Ports.Where(port => port.Place?.Node == options.Name).Select(port => port.Task.Service).ToHashSet();
        await SweepOnce(here, ct);
        lock (_change)
        {
            foreach (var service in here.Concat(_entries.Keys).Distinct().ToArray())
            {
                if (IsWanted(service, here, table))
                {
                    Order(service, table);
                }
                else
                {
                    _entries.GetValueOrDefault(service)?.Drop();
                }
            }
        }
    }

    /// <summary>A connection came for a service without entry: the next ones shall find one, if this host can have it.</summary>
    public async Task Invite(ServiceName service)
    {
        if (Of(service)?.IsWanted != true && (await abilities.Ask(_stopping)).RunsTasks)
        {
            lock (_change)
            {
                Order(service, board.Table);
            }
        }
    }

    private bool IsWanted(ServiceName service, HashSet<ServiceName> here, PortTable table) =>
        here.Contains(service)
        || (table.Ports.Any(port => port.Task.Service == service)
            && _entries.GetValueOrDefault(service) is { IsWanted: true } entry && entry.Idle < Idle);

    private void Order(ServiceName service, PortTable table)
    {
        if (EntryOrder.Of(service, table) is not { } order)
        {
            return; // its tasks are nowhere now: the entry stays for their connections
        }

        var entry = _entries.GetOrAdd(service, name =>
        {
            var fresh = new Entry(name, work, clock, log);
            _ = fresh.Work(_stopping);
            return fresh;
        });
        entry.Want(order);
    }

    /// <summary>What a former life of the node left: no connection goes through it any more.</summary>
    private async Task SweepOnce(HashSet<ServiceName> here, CancellationToken ct)
    {
        if (_swept)
        {
            return;
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(SweepPatience);
        try
        {
            foreach (var left in (await work.Present(deadline.Token)).Where(service => !here.Contains(service)))
            {
                await work.Remove(left, deadline.Token);
            }

            _swept = true;
        }
        catch (Exception e) when (Engines.IsTrouble(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            // No engine now: the next table looks again.
        }
    }
}
