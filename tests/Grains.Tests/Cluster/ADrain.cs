using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ADrain : IAsyncLifetime
{
    private readonly FogCluster _fog = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _fog.InitializeAsync();

    public async ValueTask DisposeAsync() => await _fog.DisposeAsync();

    [Fact]
    public async Task Moves_all_tasks_away_and_keeps_new_ones_away_until_it_is_undone()
    {
        var migratable = Some.Task(migratable: true);
        await _fog.Deploy(Some.Service("shop", ("api", migratable), ("db", migratable), ("web", migratable)));
        await _fog.Node("n1").Drain(undo: false, Ct);
        await Until(async () => (await _fog.Node("n1").DrainStatus(Ct)).Tasks.IsEmpty);
        Assert.All((await _fog.Status("shop")).Tasks, task => Assert.True(task.IsWell && task.Node!.Value.Value != "n1"));

        await _fog.Deploy(Some.Service("late", "a", "b", "c"));
        Assert.All((await _fog.Status("late")).Tasks, task => Assert.NotEqual("n1", task.Node!.Value.Value));
        Assert.Equal("node n1 is being drained", await _fog.Node("n1").Reserve(Deploying.Id("other", "x"), migratable, Ct));

        Assert.False((await _fog.Node("n1").Drain(undo: true, Ct)).IsDrained);
        Assert.Null(await _fog.Node("n1").Reserve(Deploying.Id("other", "x"), migratable, Ct));
    }

    [Fact]
    public async Task Says_why_a_task_stays()
    {
        await _fog.Deploy(Some.Service("fixed", ("api", Some.Task(migratable: false))));
        var at = (await _fog.Status("fixed", "api")).Node!.Value.Value;
        await _fog.Node(at).Drain(undo: false, Ct);
        await Until(async () => (await _fog.Node(at).DrainStatus(Ct)).IsSettled);
        var stays = Assert.Single((await _fog.Node(at).DrainStatus(Ct)).Tasks);
        Assert.Contains("migratable: false", stays.Refusal, StringComparison.Ordinal);
        Assert.True((await _fog.Status("fixed", "api")).IsWell);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Moving.Patience);
        while (!await holds())
        {
            await Task.Delay(100, patience.Token);
        }
    }
}
