using Docker.DotNet;
using Fog.Agent.Checkpoints;
using Fog.Agent.Docker;
using Fog.Agent.Host;
using Fog.Agent.Images;
using Fog.Agent.Migration;
using Fog.Agent.Namespaces;
using Fog.Agent.Ports;
using Fog.Agent.Probing;
using Fog.Agent.SharedState;
using Fog.Agent.Suspending;
using Fog.Agent.Tasks;
using Fog.Agent.Transfer;
using Fog.Hosting;
using Fog.Metrics;
using Fog.Agent.Volumes;

namespace Fog.Agent;

/// <summary>What a node needs to have hands on its host.</summary>
public static class AgentHosting
{
    /// <summary>Longest the engine may take for one call: a build is one call.</summary>
    private static readonly TimeSpan EnginePatience = TimeSpan.FromMinutes(10);

    /// <summary>Adds the agent; <see cref="NodeOptions"/> must be there.</summary>
    public static IServiceCollection AddAgent(this IServiceCollection services) => services
        .AddSingleton<IDockerClient>(provider => new DockerClientBuilder()
            .WithEndpoint(provider.GetRequiredService<NodeOptions>().DockerSocket)
            .WithTimeout(EnginePatience)
            .Build())
        .AddSingleton<AbilityProbe>()
        .AddSingleton<PauseImage>()
        .AddSingleton<VolumeStore>()
        .AddSingleton<TaskVolumes>()
        .AddSingleton<VolumeDoor>()
        .AddSingleton<IVolumeAgent, VolumeAgent>()
        .AddSingleton<Networks>()
        .AddSingleton<Sandboxes>()
        .AddSingleton<Swarm>()
        .AddSingleton<NamespaceSockets>()
        .AddSingleton<TaskDoors>()
        .AddSingleton<PortBoard>()
        .AddSingleton<EntryWork>()
        .AddSingleton<Entries>()
        .AddSingleton<Reach>()
        .AddSingleton<Passage>()
        .AddSingleton<RecordStore>()
        .AddSingleton<TaskUses>()
        .AddSingleton<IBlobUses>(provider => provider.GetRequiredService<TaskUses>())
        .AddSingleton<IImageUses>(provider => provider.GetRequiredService<TaskUses>())
        .AddImages()
        .AddSingleton<PromisedThings>()
        .AddSingleton<TaskRemoval>()
        .AddSingleton<Furnishing>()
        .AddSingleton<MemoryVolumes>()
        .AddSingleton<Suspension>()
        .AddSingleton<Resumption>()
        .AddSingleton<KeptCheckpoints>()
        .AddSingleton<CheckpointKeeper>()
        .AddSingleton<CheckpointTaker>()
        .AddSingleton<Unpacking>()
        .AddSingleton<ICheckpointAgent, CheckpointAgent>()
        .AddSingleton<ITaskWork, TaskWork>()
        .AddSingleton<TaskKeepers>()
        .AddSingleton<INodeAgent, NodeAgent>()
        .AddSingleton<ITaskCounts, TaskCounts>()
        .AddSingleton<LinkProbe>()
        .AddSingleton<MoveDoor>()
        .AddSingleton<Rehearsal>()
        .AddSingleton<Arrival>()
        .AddSingleton<Departure>()
        .AddSingleton<Conclusion>()
        .AddSingleton<Rerouting>()
        .AddSingleton<TaskLook>()
        .AddSingleton<Preflight>()
        .AddSingleton<Moves>()
        .AddSingleton<Verdicts>()
        .AddSingleton<IMigrationAgent, MigrationAgent>()
        .AddHostedService(provider => provider.GetRequiredService<MoveDoor>())
        .AddHostedService<MoveNews>()
        .AddHostedService<NodeWaking>()
        .AddHostedService<TaskReports>()
        .AddHostedService<CheckpointWatch>()
        .AddHostedService<Forwarder>()
        .AddHostedService<TaskWorker>();
}
