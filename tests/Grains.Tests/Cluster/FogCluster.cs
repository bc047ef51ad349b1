using System.Collections.Immutable;
using Fog.Hosting;
using Fog.Tests.Cluster.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Fog.Tests.Cluster;

/// <summary>Three nodes, n1 to n3, in one process: real silos and grains, agents that are played.</summary>
public sealed class FogCluster : IAsyncLifetime
{
    private readonly SharedStore.Rows _rows = new();
    private InProcessTestCluster _cluster = null!;

    public IGrainFactory Grains => _cluster.Client;

    internal ImmutableSortedDictionary<string, FakeAgent> Agents { get; } =
        new[] { "n1", "n2", "n3" }.ToImmutableSortedDictionary(name => name, name => new FakeAgent(new NodeName(name)));

    internal ImmutableSortedDictionary<string, FakeVolumes> Volumes { get; } =
        new[] { "n1", "n2", "n3" }.ToImmutableSortedDictionary(name => name, name => new FakeVolumes(new NodeName(name)));

    public IServiceGrain Service(string name) => Grains.GetGrain<IServiceGrain>(name);

    /// <summary>Where the host's transfers tell what they moved.</summary>
    public ILinkNews News(string name) => _cluster.Silos.Single(silo => silo.Name == name).ServiceProvider.GetRequiredService<ILinkNews>();

    public INodeGrain Node(string name) => Grains.GetGrain<INodeGrain>(name);

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((options, silo) =>
        {
            options.SiloName = Agents.Keys.ElementAt(int.Parse(options.SiloName[^1..]));
            silo.Services
                .AddSingleton<INodeAgent>(Agents[options.SiloName])
                .AddSingleton<IMigrationAgent>(Agents[options.SiloName].Moves)
                .AddSingleton<ICheckpointAgent>(Agents[options.SiloName].Checkpoints)
                .AddSingleton<IVolumeAgent>(Volumes[options.SiloName])
                .AddSingleton(_rows)
                .AddKeyedSingleton<IGrainStorage, SharedStore>("Default")
                .AddSingleton<IGrainStorage>(services => services.GetRequiredKeyedService<IGrainStorage>("Default"))
                .Configure<ClusterMembershipOptions>(member => (member.ProbeTimeout, member.MaxProbeTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5)))
                .Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(5));
            silo.AddFogGrains();
            silo.AddIncomingGrainCallFilter(async call =>
            {
                if (call.Grain is INodeGrain && call.MethodName == nameof(INodeGrain.Reserve))
                {
                    Agents[options.SiloName].BeforePromise();
                }

                await call.Invoke();
            });
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        foreach (var agent in Agents.Values)
        {
            (agent.Moves.Grains, agent.Moves.Others) = (Grains, node => Agents[node.Value].Moves);
            agent.Checkpoints.Grains = Grains;
        }
    }

    /// <summary>A node that was killed is started anew.</summary>
    public async Task Return(string name) => await _cluster.StartSiloAsync(Agents.Keys.ToList().IndexOf(name), _cluster.Options);

    /// <summary>A grain forgets all but what it stored.</summary>
    public Task Forget(IAddressable grain) => _cluster.DeactivateAsync(grain);

    /// <summary>A host loses its power, and the others learn of it.</summary>
    public async Task Crash(string name)
    {
        await _cluster.KillSiloAsync(_cluster.Silos.Single(silo => silo.Name == name));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await Grains.GetGrain<IMembershipGrain>(0).View(patience.Token)).Alive.Contains(new NodeName(name)))
        {
            await Task.Delay(50, patience.Token);
        }
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
