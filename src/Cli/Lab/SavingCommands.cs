using System.CommandLine;
using Fog.Lab;

namespace Fog.Cli.Lab;

/// <summary>`fog lab save` and `load`: a whole lab of virtual machines, kept and brought back.</summary>
internal static class SavingCommands
{
    public static Command Save() => Verb(
        "save", "Keep all hosts as they are, memory and disks; virtual machines only.", (lab, name, steps, cancel) => lab.Save(name, steps, cancel));

    public static Command Load() => Verb(
        "load", "Make all hosts what they were when they were kept.", (lab, name, steps, cancel) => lab.Load(name, steps, cancel));

    private static Command Verb(string name, string description, Func<FogLab, string, IProgress<LabStep>, CancellationToken, Task> act)
    {
        var kept = new Argument<string>("SNAPSHOT") { Description = "What it is called: 1 to 15 lower-case letters and digits." };
        var verb = new Command(name, description) { kept };
        verb.Do((parsed, cancel) =>
            act(LabOptions.Open(parsed), parsed.GetRequiredValue(kept), new StepPrinter(parsed.InvocationConfiguration.Output), cancel));
        return verb;
    }
}
