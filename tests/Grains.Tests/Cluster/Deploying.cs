using Fog.Tests.Examples;
using Orleans.Runtime;

namespace Fog.Tests.Cluster;

/// <summary>Deploys as a client does: hand in, then watch.</summary>
internal static class Deploying
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Hands the spec in and returns all events of the request once it is settled or failed.</summary>
    public static async Task<IReadOnlyList<ServiceEvent>> Deploy(this FogCluster fog, ServiceSpec spec, string initiator = "n1")
    {
        var receipt = await fog.Service(spec.Name.Value).Deploy(new DeployRequest(spec, new NodeName(initiator)), TestContext.Current.CancellationToken);
        Assert.True(receipt.Changed);
        return await fog.Follow(spec.Name.Value, receipt.Sequence, happened => happened.Phase != ServicePhase.Deploying);
    }

    public static async Task<IReadOnlyList<ServiceEvent>> Remove(this FogCluster fog, string service, bool volumes = false)
    {
        var receipt = await fog.Service(service).Remove(volumes, TestContext.Current.CancellationToken);
        return await fog.Follow(service, receipt.Sequence, happened => happened.Kind == ServiceEventKind.Removed);
    }

    /// <summary>The events from a number on up to the first that is the last.</summary>
    public static async Task<IReadOnlyList<ServiceEvent>> Follow(this FogCluster fog, string service, long from, Func<ServiceEvent, bool> isLast)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var events = new List<ServiceEvent>();
        while (true)
        {
            try
            {
                await foreach (var happened in fog.Service(service).Watch(from + events.Count, patience.Token))
                {
                    events.Add(happened);
                    if (isLast(happened))
                    {
                        return events;
                    }
                }
            }
            catch (Exception e) when (e is EnumerationAbortedException or SiloUnavailableException or OrleansMessageRejectionException)
            {
                // The service's grain was on a host that went: it comes back elsewhere and tells on.
            }
        }
    }

    public static async Task<ServiceStatus> Status(this FogCluster fog, string service) =>
        await fog.Service(service).Status(TestContext.Current.CancellationToken);

    public static async Task<TaskStatus> Status(this FogCluster fog, string service, string task) =>
        (await fog.Status(service)).Tasks.Single(status => status.Task.Task == task);

    public static TaskId Id(string service, string task) => new(new ServiceName(service), task);

    public static async Task<long> FreeMiB(this FogCluster fog, string node) =>
        (await fog.Node(node).Describe(TestContext.Current.CancellationToken)).Free.Memory / Some.MiB;
}
