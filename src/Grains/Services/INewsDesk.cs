namespace Fog.Services;

/// <summary>Fans events out to those who listen to the whole fog. A piece of news may get lost: the truth is each service's own history.</summary>
public interface INewsDesk
{
    /// <summary>Hands the news on; never fails and never holds its caller up for longer than a grain call.</summary>
    Task Tell(ServiceName service, ServiceEvent happened);

    /// <inheritdoc cref="Tell(ServiceName, ServiceEvent)"/>
    Task Tell(SharedNews news);
}
