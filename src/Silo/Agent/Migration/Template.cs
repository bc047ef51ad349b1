using Fog.Agent.Native;
using Fog.Agent.Runc;

namespace Fog.Agent.Migration;

/// <summary>
/// A container made by runc whose process is taken away again: what is left are its control groups with their limits and what runc remembers
/// of it, so that a restored process finds the same limits and runc can run commands beside it, signal it and delete it.
/// </summary>
internal static class Template
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>When this returns, there is one.</summary>
    public static async Task<RuncState> Make(TaskFiles files, CancellationToken ct)
    {
        var pid = await Conmon.Create(files, RuncTool.Program, ct);
        var state = RuncState.Read(files) ?? throw new FogException($"runc create {files.Id} left no state.");
        _ = Libc.Signal(pid, Libc.Kill);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        while (Conmon.IsAlive(files) || !File.Exists(files.ExitFile))
        {
            if (deadline.IsCancellationRequested)
            {
                ct.ThrowIfCancellationRequested();
                throw new FogException($"conmon of {files.Id} doesn't end.");
            }

            await Task.Delay(Pause, ct);
        }

        File.Delete(files.ExitFile);
        File.Delete(files.PidFile);
        return state;
    }
}
