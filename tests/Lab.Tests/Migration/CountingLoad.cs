using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Fog.Tests.Services;

namespace Fog.Tests.Migration;

/// <summary>
/// Asks hello's page again and again on connections that stay open, one to each node. Every page has the number of its request: none may be
/// missing, none given twice.
/// </summary>
internal sealed partial class CountingLoad : IAsyncDisposable
{
    /// <summary>Longer than any standstill, shorter than a test's patience.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<int> _numbers = new();
    private readonly ConcurrentQueue<(long Answered, double Wait)> _waits = new();
    private readonly Task[] _clients;
    private readonly HttpClient _http;

    public CountingLoad(FogOfNodes fog, int port)
    {
        _http = fog.Lab.Http();
        _http.Timeout = Patience;
        _clients = [.. fog.Hosts.Select(host => Ask(new Uri($"http://{fog.Lab.Host(host).State.Address}:{port}/")))];
    }

    /// <summary>The longest time between question and answer, in milliseconds, of all answers since a moment of the system's clock.</summary>
    public double LongestSince(long timestamp) => _waits.Where(wait => wait.Answered >= timestamp).Max(wait => wait.Wait);

    /// <summary>When this returns, each connection has had some answers since.</summary>
    public async Task Goes()
    {
        var before = _waits.Count;
        await ThreeNodes.Until("clients are answered", 30, () => Task.FromResult(_waits.Count > before + (10 * _clients.Length)));
    }

    /// <summary>Ends the asking. Each question that was asked is answered.</summary>
    /// <returns>All numbers, in order.</returns>
    public async Task<int[]> Stop()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients);
        return [.. _numbers.Order()];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_clients).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task Ask(Uri page)
    {
        while (!_stop.IsCancellationRequested)
        {
            var start = TimeProvider.System.GetTimestamp();
            var text = await _http.GetStringAsync(page, ThreeNodes.Cancel);
            _waits.Enqueue((TimeProvider.System.GetTimestamp(), TimeProvider.System.GetElapsedTime(start).TotalMilliseconds));
            _numbers.Enqueue(int.Parse(Number().Match(text).Groups[1].Value, CultureInfo.InvariantCulture));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ThreeNodes.Cancel);
        }
    }

    [GeneratedRegex("you are number ([0-9]+)")]
    private static partial Regex Number();
}
