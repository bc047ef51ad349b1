using System.Threading.Channels;
using Fog.Agent.Docker;

namespace Fog.Agent.Ports;

/// <summary>
/// One service's entry on this host: the place from which outside connections reach its tasks. Its address on the overlay stays while
/// tasks come and go, so their connections can move with them. The latest order counts; it is tried until it holds.
/// </summary>
internal sealed partial class Entry(ServiceName service, EntryWork work, TimeProvider clock, ILogger log)
{
    /// <summary>Between two tries of what failed.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long one try may take: joining a swarm is the longest part.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<EntryOrder?> _orders = Channel.CreateBounded<EntryOrder?>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private volatile ReadyEntry? _ready;
    private volatile EntryOrder? _last;
    private volatile bool _here;
    private string? _trouble;
    private int _open;
    private long _used = clock.GetTimestamp();

    /// <summary>The entry when it is as it was last ordered, or was a moment ago.</summary>
    public ReadyEntry? Ready => _ready;

    /// <summary>Whether it is wanted on this host.</summary>
    public bool IsWanted => _last is not null;

    /// <summary>Whether it is wanted, or something of it is still here.</summary>
    public bool IsHere => IsWanted || _here;

    /// <summary>For how long no connection has gone through it; zero while one does.</summary>
    public TimeSpan Idle => Volatile.Read(ref _open) > 0 ? TimeSpan.Zero : clock.GetElapsedTime(Volatile.Read(ref _used));

    /// <summary>A connection goes through it.</summary>
    public void Came() => Interlocked.Increment(ref _open);

    /// <summary>A connection that went through it ended.</summary>
    public void Went()
    {
        Volatile.Write(ref _used, clock.GetTimestamp());
        Interlocked.Decrement(ref _open);
    }

    /// <summary>Says what it is to be; an order like the last one is none.</summary>
    public void Want(EntryOrder order)
    {
        if (_last is not { } last || last with { Routes = order.Routes } != order || !last.Routes.SequenceEqual(order.Routes))
        {
            _last = order;
            _orders.Writer.TryWrite(order);
        }
    }

    /// <summary>Its namespace is gone, with the engine most likely: it is made anew.</summary>
    public void Doubt()
    {
        if (_ready is not null && _last is { } last)
        {
            _ready = null;
            _orders.Writer.TryWrite(last);
        }
    }

    /// <summary>It isn't wanted any more; a later order makes it anew.</summary>
    public void Drop()
    {
        _ready = null;
        if (_last is not null)
        {
            _last = null;
            _orders.Writer.TryWrite(null);
        }
    }

    /// <summary>Carries orders out, one after the other, so that a removal can't meet what was ordered after it.</summary>
    public async Task Work(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var order = await _orders.Reader.ReadAsync(ct);
            while (!await Try(order, ct))
            {
                order = await Newer(order, ct);
            }
        }
    }

    private async Task<EntryOrder?> Newer(EntryOrder? order, CancellationToken ct)
    {
        await Task.Delay(Pause, clock, ct);
        return _orders.Reader.TryRead(out var newer) ? newer : order;
    }

    private async Task<bool> Try(EntryOrder? order, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        try
        {
            if (order is null)
            {
                await work.Remove(service, deadline.Token);
                _here = false;
            }
            else
            {
                _here = true;
                var ready = await work.Ensure(order, _ready, deadline.Token);
                _ready = IsWanted ? ready : null;
            }

            _trouble = null;
            return true;
        }
        catch (Exception e) when (e is FogException || Engines.IsTrouble(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            _ready = null;
            Tell(e.Message);
            return false;
        }
    }

    /// <summary>Once for each reason: it is tried every second.</summary>
    private void Tell(string trouble)
    {
        if (_trouble != trouble)
        {
            LogNotReady(service, trouble);
        }

        _trouble = trouble;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The entry to service {Service} isn't ready and is tried again; connections wait or go by other nodes: {Reason}")]
    private partial void LogNotReady(ServiceName service, string reason);
}
