using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Fog.Hosting;

/// <summary>How a node logs: one line for each thing that an operator did or lost, on standard output.</summary>
public static class LogHosting
{
    /// <summary>The console and its filters; section <c>Logging</c> of the configuration has the last word.</summary>
    public static ILoggingBuilder AddFogLog(this ILoggingBuilder log, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return log
            .SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Fog", LogLevel.Information)

            // Lost connections and missed probes of a host that is gone: MembershipWatch says it in one line, callers get the reason anyway.
            .AddFilter("Orleans.Messaging", LogLevel.Critical)
            .AddFilter("Orleans.Runtime.Messaging", LogLevel.Error)
            .AddFilter("Orleans.Runtime.MembershipService", LogLevel.Error)
            .AddFilter("Orleans.Runtime.CallbackData", LogLevel.Error)
            .AddFilter("Orleans.Runtime.GrainCallCancellationRequest", LogLevel.Error)
            .AddFilter("Orleans.Runtime.GrainDirectory.ClientDirectory", LogLevel.Critical)

            // The memory streams at a silo that stops: writers, whose logger has no name of its own, and readers. StreamDesk knows what got lost, and news may.
            .AddFilter("Microsoft.Extensions.Logging.ILogger", LogLevel.Critical)
            .AddFilter("Orleans.Providers.MemoryAdapterReceiver", LogLevel.Critical)
            .AddFilter($"Orleans.Streams.{ServiceNews.Provider}", LogLevel.Critical)

            // Orleans 10.4.2 measures from the machine's boot and warns at each start that a check "has not completed" for that long.
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error)

            // A paused machine: the membership service says it once, these once for each timer.
            .AddFilter("Orleans.Runtime.AsyncTimer", LogLevel.Error)

            // It recommends the server's garbage collector, which trades memory that belongs to tasks for speed that a node has no use for.
            .AddFilter("Orleans.Runtime.Silo", LogLevel.Error)
            .AddConfiguration(configuration.GetSection("Logging"))
            .AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>()
            .AddConsole(console => console.FormatterName = LineFormatter.FormatterName);
    }
}
