using System.Collections.Concurrent;
using System.Text;
using Fog.Agent.SharedState;

namespace Fog.Tests.SharedState;

/// <summary>Asks for keys at random, through whichever node is up, and writes down what it was told.</summary>
internal sealed class HistoryWorker(int number, ServiceName service, IReadOnlyList<string> keys, Func<Random, SharedStateCalls> door, ConcurrentBag<(string Key, Operation Operation)> history)
{
    private readonly Random _random = new(number);
    private readonly Dictionary<string, long> _seen = [];
    private readonly WriteSessions _sessions = new();
    private int _written;

    public async Task Work(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var key = keys[_random.Next(keys.Count)];
            history.Add((key, await Once(key)));
        }
    }

    private async Task<Operation> Once(string key)
    {
        var called = Now;
        switch (_random.Next(10))
        {
            case < 4:
                var entry = await Ask((grain, ct) => grain.Get(key, ct));
                var read = entry is null ? Register.Empty : new Register(entry.Version, Encoding.UTF8.GetString(entry.Value.AsSpan()));
                _seen[key] = read.Version;
                return new Operation(called, Now, register => register == read ? register : null, $"{number} read {read}");
            case < 7:
                return await Write(called, key, null);
            case < 9:
                return await Write(called, key, _seen.GetValueOrDefault(key));
            default:
                await Outcome(new SharedWrite(key, null));
                return new Operation(called, Now, _ => Register.Empty, $"{number} removed");
        }
    }

    private async Task<Operation> Write(long called, string key, long? wanted)
    {
        var value = $"{number}/{++_written}";
        var outcome = await Outcome(new SharedWrite(key, [.. Encoding.UTF8.GetBytes(value)], wanted));
        _seen[key] = outcome.Version;
        return outcome.Verdict == WriteVerdict.Done
            ? new Operation(called, Now, register => (wanted is null || register.Version == wanted) && outcome.Version > register.Version ? new Register(outcome.Version, value) : null, $"{number} wrote {value} as {outcome.Version}")
            : new Operation(called, Now, register => register.Version == outcome.Version && register.Version != wanted ? register : null, $"{number} was told that {outcome.Version} isn't {wanted}");
    }

    private async Task<WriteOutcome> Outcome(SharedWrite write)
    {
        using var turn = _sessions.Take();
        return await Ask((grain, ct) => grain.Write(write with { Try = turn.Next() }, ct));
    }

    /// <summary>A node that is killed takes its callers' answers along: the same is asked of another.</summary>
    private async Task<T> Ask<T>(Func<ISharedStateGrain, CancellationToken, Task<T>> question)
    {
        while (true)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try
            {
                return await door(_random).Ask(service, question, patience.Token).WaitAsync(patience.Token);
            }
            catch (Exception e) when (e is FogException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    private static long Now => TimeProvider.System.GetTimestamp();
}
