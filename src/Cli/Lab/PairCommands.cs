using System.CommandLine;
using Fog.Lab;

namespace Fog.Cli.Lab;

/// <summary>`fog lab cut` and `heal`.</summary>
internal static class PairCommands
{
    public static Command Cut() => Verb(
        "cut", "Two hosts hear nothing from each other any more, and nobody tells them.", "are cut", (lab, a, b, cancel) => lab.Cut(a, b, cancel));

    public static Command Heal() => Verb(
        "heal", "Two hosts hear each other again.", "hear each other", (lab, a, b, cancel) => lab.Heal(a, b, cancel));

    private static Command Verb(string name, string description, string done, Func<FogLab, string, string, CancellationToken, Task> act)
    {
        var (a, b) = (LabOptions.Host("A"), LabOptions.Host("B"));
        var verb = new Command(name, description) { a, b };
        verb.Do(async (parsed, cancel) =>
        {
            var (first, second) = (parsed.GetRequiredValue(a), parsed.GetRequiredValue(b));
            await act(LabOptions.Open(parsed), first, second, cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{first} and {second} {done}.");
        });
        return verb;
    }
}
