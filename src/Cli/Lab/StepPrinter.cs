using System.Globalization;
using Fog.Lab;

namespace Fog.Cli.Lab;

/// <summary>One line for each step that a lab has finished.</summary>
internal sealed class StepPrinter(TextWriter output) : IProgress<LabStep>
{
    private readonly Lock _line = new();

    public void Report(LabStep value)
    {
        lock (_line)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {value.Host ?? "lab",-12} {value.What} ({value.Took.TotalSeconds:0.0} s)"));
        }
    }
}
