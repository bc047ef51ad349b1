using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Tasks;

/// <summary>Tells where a task's published port leads, one change after the other; what couldn't be told is told with the host's next report.</summary>
internal sealed partial class PlaceTelling(TaskId task, IGrainFactory grains, Func<PortPlace?> place, ILogger log)
{
    private PortPlace? _told;
    private bool _telling;

    /// <summary>When this returns, the fog knows, or somebody else is telling it.</summary>
    public async Task Tell()
    {
        if (_telling)
        {
            return;
        }

        _telling = true;
        try
        {
            while (place() is var now && now != _told)
            {
                await grains.GetGrain<IPortsGrain>(IPortsGrain.Key).Locate(task, now);
                _told = now;
            }
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            LogUntold(log, task, e.Message);
        }
        finally
        {
            _telling = false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Where task {Task} is can't be told now, its published port may lead astray for half a minute: {Reason}")]
    private static partial void LogUntold(ILogger log, TaskId task, string reason);
}
