using Fog.Images;
using Fog.Nodes;
using Fog.Placement;
using Fog.Services;
using Fog.Volumes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Hosting;
using Orleans.Runtime.Hosting;

namespace Fog.Hosting;

/// <summary>What a silo needs to host the fog's grains.</summary>
public static class GrainHosting
{
    /// <summary>Adds placement by host, the services' parts and the clock. The silo adds an <see cref="INodeAgent"/> and grain storage.</summary>
    public static ISiloBuilder AddFogGrains(this ISiloBuilder silo)
    {
        silo.Services.AddPlacementDirector<HostPlacement, HostDirector>();
        silo.Services.AddGrainDirectory(HostDirectory.Name, (services, _) => ActivatorUtilities.CreateInstance<HostDirectory>(services));
        silo.Services.TryAddSingleton(TimeProvider.System);
        silo.Services.TryAddSingleton<INewsDesk, SilentDesk>();
        silo.Services.TryAddSingleton<LinkNews>();
        silo.Services.TryAddSingleton<ILinkNews>(services => services.GetRequiredService<LinkNews>());
        silo.Services.TryAddSingleton<StepRunner>();
        silo.Services.TryAddSingleton<TaskSteps>();
        silo.Services.TryAddSingleton<MoveRequests>();
        silo.Services.TryAddSingleton<Refuges>();
        silo.Services.TryAddSingleton<Placing>();
        silo.Services.TryAddSingleton<Offers>();
        silo.Services.TryAddSingleton<Surroundings>();
        silo.Services.TryAddSingleton<ImageContents>();
        silo.Services.TryAddSingleton<Pins>();
        return silo;
    }
}
