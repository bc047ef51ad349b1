using System.CommandLine;
using Fog.Cli.Doctor.Probing;
using Spectre.Console;

namespace Fog.Cli.Doctor;

/// <summary><c>fog doctor</c>: what this host can and can't do, and what to do about it.</summary>
public static class DoctorCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = "table for people, json for machines",
            DefaultValueFactory = _ => "table",
        };
        output.AcceptOnlyFromAmong("table", "json");
        var command = new Command("doctor", "Tell what this host can do for a fog and how to mend the rest (exit code 1: tasks can't run here)")
        {
            output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var diagnosis = Diagnosis.Of(await HostProbe.Look(cancellation));
            if (parsed.GetValue(output) == "json")
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(FindingJson.Of(diagnosis));
            }
            else
            {
                FindingTable.Write(AnsiConsole.Console, diagnosis);
            }

            return diagnosis.CanRunTasks ? 0 : 1;
        });
        return command;
    }
}
