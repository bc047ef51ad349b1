using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

/// <summary>Moves as a client makes them: ask, then watch.</summary>
internal static class Moving
{
    /// <summary>A move has a dozen steps, and on a busy machine each takes its time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Deploys a service of one task and returns the task.</summary>
    public static async Task<TaskStatus> DeployOne(this FogCluster fog, string service)
    {
        await fog.Deploy(Some.Service(service, ("web", Some.Task(migratable: true))));
        return await fog.Status(service, "web");
    }

    /// <summary>A host beside this one.</summary>
    public static string Other(this FogCluster fog, string host) => fog.Agents.Keys.First(name => name != host);

    public static Task<MigrationStatus> Move(this FogCluster fog, TaskId task, string to) =>
        fog.Service(task.Service.Value).Migrate(task.Task, new MigrationRequest(new NodeName(to), null), TestContext.Current.CancellationToken);

    /// <summary>The task's last move once it is over.</summary>
    public static async Task<MigrationStatus> Over(this FogCluster fog, TaskId task)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                if (await fog.Grains.GetGrain<ITaskGrain>(task.Key).Migration(patience.Token) is { Report: not null } over)
                {
                    return over;
                }
            }
            catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException)
            {
                // The grain was on a host that went.
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
