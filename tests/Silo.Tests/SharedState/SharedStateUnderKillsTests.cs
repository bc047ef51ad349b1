using System.Collections.Concurrent;
using Fog.Agent.SharedState;
using Fog.Tests.Hosting;
using Fog.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Fog.Tests.SharedState;

/// <summary>Real nodes on a real store; one after the other is killed while others read and write.</summary>
public abstract class SharedStateUnderKillsTests : IDisposable
{
    private static readonly string[] Names = ["h1", "h2", "h3"];
    private static readonly string[] Keys = ["a", "b", "c"];

    private readonly TestDirectory _directory = new();
    private readonly string _fog = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, TestNode> _up = new();

    protected abstract (string Key, string Value)[] Store { get; }

    [Fact]
    public async Task Is_linearizable_for_each_key()
    {
        await Task.WhenAll(Names.Select(Start));
        await _up["h1"].UntilMembersAre(3);
        var history = new ConcurrentBag<(string Key, Operation Operation)>();
        using var end = new CancellationTokenSource();
        var service = new ServiceName("shop");
        var workers = Enumerable.Range(0, 5).Select(number => new HistoryWorker(number, service, Keys, Door, history).Work(end.Token)).ToArray();

        foreach (var name in Names)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            _up.TryRemove(name, out var killed);
            await killed!.Kill();
            await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
            await Start(name);
        }

        await end.CancelAsync();
        await Task.WhenAll(workers).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        foreach (var node in _up.Values)
        {
            await node.DisposeAsync();
        }

        Assert.True(history.Count > 100, $"only {history.Count} operations");
        foreach (var key in Keys)
        {
            var operations = history.Where(each => each.Key == key).Select(each => each.Operation).OrderBy(operation => operation.Called).ToArray();
            if (Linearizability.Violation(operations) is { } violation)
            {
                Assert.Fail($"{key}: {violation}");
            }
        }
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _directory.Dispose();
    }

    private async Task Start(string name) => _up[name] = await TestNode.Start(name, _directory.Path, null, [("ClusterId", _fog), .. Store]);

    private SharedStateCalls Door(Random random)
    {
        var nodes = _up.Values.ToArray();
        return nodes[random.Next(nodes.Length)].Services.GetRequiredService<SharedStateCalls>();
    }
}

public sealed class Shared_state_in_an_SQLite_file : SharedStateUnderKillsTests
{
    protected override (string Key, string Value)[] Store => [];
}

public sealed class Shared_state_in_PostgreSQL(PrivatePostgres server) : SharedStateUnderKillsTests
{
    protected override (string Key, string Value)[] Store => server.Options;
}
