using System.CommandLine;
using System.Globalization;
using Fog.Cli.Output;
using Fog.Cli.Running;

namespace Fog.Cli.Services;

/// <summary><c>fog logs</c>.</summary>
internal static class LogsCommand
{
    public static Command Create()
    {
        var task = Arguments.Task();
        var output = OutputOption.Create();
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what is written later." };
        var tail = new Option<int?>("--tail", "-n") { Description = "Only the last lines.", HelpName = "LINES" };
        var times = new Option<bool>("--times", "-t") { Description = "Put the time before each line." };
        var command = new Command("logs", "Show what a task wrote.") { task, follow, tail, times, output };
        command.Do(async (parsed, client, cancel) =>
        {
            var query = new LogQuery(parsed.GetValue(tail), parsed.GetValue(follow));
            await foreach (var line in client.Logs(parsed.GetValue(task), query, cancel))
            {
                var writer = line.Stream == OutputStream.Error ? parsed.InvocationConfiguration.Error : parsed.InvocationConfiguration.Output;
                await writer.WriteLineAsync(
                    parsed.GetValue(output) == "json" ? Json.LineOf(line)
                    : parsed.GetValue(times) ? string.Create(CultureInfo.InvariantCulture, $"{line.At.ToLocalTime():HH:mm:ss.fff} {line.Text}")
                    : line.Text);
            }

            return 0;
        });
        return command;
    }
}
