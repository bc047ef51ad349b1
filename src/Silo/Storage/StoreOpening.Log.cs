using Microsoft.Extensions.Logging;

namespace Fog.Storage;

internal static partial class StoreOpeningLog
{
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The store ({Place}) doesn't answer: {Reason}. Trying again in {Seconds:F1} s ({Attempt} of {Retries})")]
    public static partial void StoreSilent(this ILogger log, string place, string? reason, double seconds, int attempt, int retries);
}
