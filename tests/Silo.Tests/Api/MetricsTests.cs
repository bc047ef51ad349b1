using Fog.Metrics;
using Fog.Tests.Hosting;
using Fog.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Fog.Tests.Api;

/// <summary>Meters are found by name all over the process, so a second node beside this one would mix its numbers in.</summary>
[CollectionDefinition(nameof(OneNodeInTheProcess), DisableParallelization = true)]
public static class OneNodeInTheProcess;

[Collection(nameof(OneNodeInTheProcess))]
public sealed class Metrics_of_a_node : IDisposable
{
    private readonly TestDirectory _directory = new();

    [Fact]
    public async Task Show_the_node_its_tasks_Orleans_and_the_runtime()
    {
        await using var node = await TestNode.Start("h1", _directory.Path, services => services.AddSingleton<ITaskCounts, FiveTasks>());
        await node.Grains.GetGrain<ITally>("measured").Add(1);
        var page = await node.Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains("fog_tasks{otel_scope_name=\"Fog\",phase=\"running\"} 3", page, StringComparison.Ordinal);
        Assert.Contains("fog_tasks{otel_scope_name=\"Fog\",phase=\"failed\"} 0", page, StringComparison.Ordinal);
        Assert.Matches("fog_node_info\\{[^}]*node=\"h1\"[^}]*\\} 1", page);
        Assert.Contains("\norleans_app_requests_latency_milliseconds_bucket{", page, StringComparison.Ordinal);
        Assert.Contains("\norleans_storage_write_latency_milliseconds_count{", page, StringComparison.Ordinal);
        Assert.Contains("\ndotnet_process_memory_working_set_bytes{", page, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();
}
