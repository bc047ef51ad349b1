using System.Net;
using System.Text.Json;
using Fog.Metrics;
using Fog.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Fog.Tests.Api;

public sealed class Health_of_a_node : IDisposable
{
    private readonly TestDirectory _directory = new();

    [Fact]
    public async Task Is_503_until_the_silo_is_active_and_200_from_then_on()
    {
        var gate = new Gate();
        await using var node = TestNode.Create("h1", _directory.Path, services => services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(gate));
        var starting = node.Start();
        await gate.Reached.Task.WaitAsync(TestContext.Current.CancellationToken);
        var (early, body) = await Ask(node);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, early);
        Assert.NotEqual("Active", body.GetProperty("status").GetString());

        gate.Open.SetResult();
        await starting;
        (var late, body) = await Ask(node);
        Assert.Equal(HttpStatusCode.OK, late);
        Assert.Equal(("h1", "Active"), (body.GetProperty("node").GetString(), body.GetProperty("status").GetString()));
        Assert.StartsWith($"127.0.0.1:{node.Options.SiloPort}@", body.GetProperty("silo").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_the_tasks_in_hand()
    {
        await using var node = await TestNode.Start("h1", _directory.Path, services => services.AddSingleton<ITaskCounts, FiveTasks>());
        Assert.Equal(5, (await Ask(node)).Body.GetProperty("tasks").GetInt32());
    }

    public void Dispose() => _directory.Dispose();

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Ask(TestNode node)
    {
        using var response = await node.Http.GetAsync("/healthz", TestContext.Current.CancellationToken);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement);
    }

    /// <summary>Holds the silo's start right before it becomes active.</summary>
    private sealed class Gate : ILifecycleParticipant<ISiloLifecycle>
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Participate(ISiloLifecycle observer) => observer.Subscribe(nameof(Gate), ServiceLifecycleStage.AfterRuntimeGrainServices, async ct =>
        {
            Reached.SetResult();
            await Open.Task.WaitAsync(ct);
        });
    }
}
