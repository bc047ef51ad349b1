using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Fog.Hosting;

/// <summary>Writes each log entry as one line: time in UTC, level, sentence, and in brackets who said it.</summary>
public sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>Name under which the console finds it.</summary>
    public const string FormatterName = "line";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        ArgumentNullException.ThrowIfNull(textWriter);
        var at = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var text = $"{at} {Level(logEntry.LogLevel)} {logEntry.Formatter(logEntry.State, logEntry.Exception)} [{logEntry.Category}]";
        textWriter.WriteLine((text + Cause(logEntry.LogLevel, logEntry.Exception)).ReplaceLineEndings(" "));
    }

    /// <summary>A warning is about the world and needs no stack; an error may be ours.</summary>
    private static string Cause(LogLevel level, Exception? error) => error is null ? "" : $" {(level < LogLevel.Error ? error.Message : error)}";

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Critical => "fatal",
        LogLevel.Error => "error",
        LogLevel.Warning => "warn ",
        LogLevel.Information => "info ",
        _ => "debug",
    };
}
