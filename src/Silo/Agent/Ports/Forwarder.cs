using System.Net;
using Fog.Hosting;
using Orleans.Runtime;

namespace Fog.Agent.Ports;

/// <summary>
/// Makes this node answer at every published port of the fog. Docker's own publishing would do so on the task's host only, and tie each
/// connection to that host's bridge; see docs/ports.md.
/// </summary>
internal sealed partial class Forwarder(
    IGrainFactory grains, PortBoard board, Entries entries, Passage passage, IHostApplicationLifetime life, NodeOptions options, TimeProvider clock, ILogger<Forwarder> log)
    : BackgroundService
{
    /// <summary>Connections that a node carries at a time; more wait to be taken in. Each takes two of the process's file handles.</summary>
    private const int Places = 8192;

    /// <summary>Before the table is asked for again after it couldn't be got.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _places = new(Places);
    private readonly Dictionary<int, (CancellationTokenSource Open, Task Running)> _listening = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.Started(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                board.Table = await grains.GetGrain<IPortsGrain>(IPortsGrain.Key).Table(board.Table.Version, stoppingToken);
                await Listen(stoppingToken);
                await entries.Follow(board.Table, stoppingToken);
            }
            catch (Exception e) when (GrainTrouble.Is(e, stoppingToken))
            {
                LogNoTable(e.Message);
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _places.Dispose();
        base.Dispose();
    }

    /// <summary>What is withdrawn has ended before anything new begins: a number that comes back at once must find its port free.</summary>
    private async Task Listen(CancellationToken stopping)
    {
        var ports = board.Table.Ports.Select(published => published.Port).ToHashSet();
        foreach (var port in _listening.Keys.Where(port => !ports.Contains(port)).ToArray())
        {
            _listening.Remove(port, out var withdrawn);
            await withdrawn.Open.CancelAsync();
            await withdrawn.Running;
            withdrawn.Open.Dispose();
        }

        foreach (var port in ports.Where(port => !_listening.ContainsKey(port)))
        {
            var open = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var listener = new PortListener(new IPEndPoint(options.Address, port), (client, ct) => passage.Carry(client, port, ct), _places, clock, log);
            _listening[port] = (open, listener.Run(open.Token));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The table of published ports can't be got now, what is known goes on: {Reason}")]
    private partial void LogNoTable(string reason);
}
