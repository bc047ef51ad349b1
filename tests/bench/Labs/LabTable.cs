using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.Labs;

/// <summary>A lab that is up for the length of one benchmark, whose result is a table.</summary>
internal static class LabTable
{
    private const int Width = 200;

    /// <summary>What a benchmark may take at most when it doesn't say so itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Prints the table and takes the lab down, also after an interruption.</summary>
    public static async Task<int> Print(LabSpec spec, Func<FogLab, CancellationToken, Task<Table>> measure, TimeSpan? patience = null)
    {
        using var stop = new CancellationTokenSource(patience ?? Patience);
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        var lab = await FogLab.Up(spec, cancel: stop.Token);
        AnsiConsole.Profile.Width = Width;
        try
        {
            AnsiConsole.Write(await measure(lab, stop.Token));
            return 0;
        }
        finally
        {
            await lab.Down(CancellationToken.None);
        }
    }
}
