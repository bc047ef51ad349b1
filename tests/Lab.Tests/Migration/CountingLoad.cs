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
    private readonly ConcurrentQueue<double> _waits = new();
    private readonly Task[] _clients;
    private readonly HttpClient _http;

    public CountingLoad(ThreeNodes fog, int port)
    {
        _http = fog.Lab.Http();
        _http.Timeout = Patience;
        _clients = [.. new[] { "h1", "h2", "h3" }.Select(host => Ask(new Uri($"http://{fog.Lab.Host(host).State.Address}:{port}/")))];
    }

    /// <summary>Longest times between question and answer so far, in milliseconds, the longest first.</summary>
    public IEnumerable<double> LongestWaits => _waits.OrderDescending();

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
            _waits.Enqueue(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            _numbers.Enqueue(int.Parse(Number().Match(text).Groups[1].Value, CultureInfo.InvariantCulture));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, ThreeNodes.Cancel);
        }
    }

    [GeneratedRegex("you are number ([0-9]+)")]
    private static partial Regex Number();
}
