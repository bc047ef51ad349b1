using System.CommandLine;
using Fog.Lab;

namespace Fog.Cli.Lab;

/// <summary>`fog lab down`.</summary>
internal static class DownCommand
{
    public static Command Create()
    {
        var down = new Command("down", "Remove a lab and everything it left, also one that is broken.");
        down.Do(async (parsed, cancel) =>
        {
            var name = LabNames.Choose(parsed.GetValue(LabOptions.Name));
            await FogLab.Down(name, new StepPrinter(parsed.InvocationConfiguration.Output), cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Lab \"{name}\" is gone.");
        });
        return down;
    }
}
