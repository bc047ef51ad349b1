using System.Runtime.InteropServices;

namespace Fog.Samples.Serving;

/// <summary>Turns SIGTERM and SIGINT into a cancelled token.</summary>
/// <remarks>A task is process 1 of its namespace, and the kernel drops signals that process 1 doesn't handle.</remarks>
public sealed class Termination : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _signals;

    public Termination() =>
        _signals = [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT }.Select(s => PosixSignalRegistration.Create(s, Stop))];

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _stop.Cancel();
    }
}
