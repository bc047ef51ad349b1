using System.CommandLine;
using Fog.Lab;

namespace Fog.Cli.Lab;

/// <summary>`fog lab kill`, `crash` and `start`: what can happen to one host.</summary>
internal static class HostCommands
{
    public static Command Kill() => Verb(
        "kill", "Kill a host's node; its engine and tasks go on.", "the node is gone", (host, _, cancel) => host.Kill(cancel));

    public static Command Crash() => Verb(
        "crash", "Power loss: node, engine, containers and network at once; the disks stay.", "power is off", (host, _, cancel) => host.Crash(cancel));

    public static Command Start() => Verb(
        "start", "Start what doesn't run on a host, after kill or crash.", "everything runs", (host, steps, cancel) => host.Start(steps, cancel));

    private static Command Verb(string name, string description, string done, Func<LabHost, IProgress<LabStep>, CancellationToken, Task> act)
    {
        var host = LabOptions.Host("HOST");
        var verb = new Command(name, description) { host };
        verb.Do(async (parsed, cancel) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var target = LabOptions.Open(parsed).Host(parsed.GetRequiredValue(host));
            await act(target, new StepPrinter(output), cancel);
            await output.WriteLineAsync($"{target.State.Name}: {done}.");
        });
        return verb;
    }
}
