namespace Fog.Services;

/// <summary>For silos without streams: nobody listens.</summary>
internal sealed class SilentDesk : INewsDesk
{
    public Task Tell(ServiceName service, ServiceEvent happened) => Task.CompletedTask;

    public Task Tell(SharedNews news) => Task.CompletedTask;
}
