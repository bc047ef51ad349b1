using System.Globalization;
using Fog.Lab.Tools;

namespace Fog.Lab.Machines.Vm;

/// <summary>Snapshots of a virtual machine, inside its own disk.</summary>
internal sealed class VmSnapshots(VmWay way, string lab, string host, TimeProvider clock) : ISnapshots
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    public Task Pause(CancellationToken cancel) => Run("stop", cancel);

    public Task Save(string name, CancellationToken cancel) => Run($"savevm {name}", cancel);

    public Task Load(string name, CancellationToken cancel) => Run($"loadvm {name}", cancel);

    public async Task Resume(bool loaded, CancellationToken cancel)
    {
        await Run("cont", cancel);
        if (loaded)
        {
            await OpenAgain(cancel);
            var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            await Tool.Collect(way.Run(ShellLine.Of(["date", "--set", $"@{now}"])), input: null, cancel);
        }
    }

    /// <summary>The other end of the connection knows nothing of what was said since.</summary>
    private async Task OpenAgain(CancellationToken cancel)
    {
        await way.Close(cancel);
        var start = clock.GetTimestamp();
        while (!await way.Open(cancel))
        {
            if (clock.GetElapsedTime(start) > Patience)
            {
                throw new LabException($"{host} runs again but lets nobody in; see {LabPaths.Log(lab, host, "way")}.");
            }

            await Task.Delay(Between, clock, cancel);
        }
    }

    private Task Run(string line, CancellationToken cancel) => VmMonitor.Run(VmPaths.Monitor(lab, host), line, cancel);
}
