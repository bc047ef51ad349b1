using System.Collections.Immutable;

namespace Fog.Agent.Transfer;

/// <summary>A download and those who wait for it; without them it ends.</summary>
internal sealed class Underway : IProgress<TransferProgress>, IDisposable
{
    private readonly Lock _change = new();
    private readonly CancellationTokenSource _stop = new();
    private ImmutableList<IProgress<TransferProgress>?> _waiting = [];

    public Underway(Func<IProgress<TransferProgress>, CancellationToken, Task<string>> fetch) =>
        Download = new(() => fetch(this, _stop.Token));

    /// <summary>Begins when somebody asks for it.</summary>
    public Lazy<Task<string>> Download { get; }

    /// <summary>Somebody waits for it from now on; false when it is ending because nobody did any more.</summary>
    public bool Join(IProgress<TransferProgress>? progress)
    {
        lock (_change)
        {
            _waiting = _stop.IsCancellationRequested ? _waiting : _waiting.Add(progress);
            return !_stop.IsCancellationRequested;
        }
    }

    /// <summary>Somebody doesn't wait any more; the last one ends the download.</summary>
    public void Leave(IProgress<TransferProgress>? progress)
    {
        lock (_change)
        {
            _waiting = _waiting.Remove(progress);
            if (_waiting.IsEmpty)
            {
                _stop.Cancel();
            }
        }
    }

    /// <inheritdoc/>
    public void Report(TransferProgress value)
    {
        foreach (var each in _waiting)
        {
            each?.Report(value);
        }
    }

    /// <summary>Ends the download. The source of the token is left to the collector: the download may still look at it.</summary>
    public void Dispose()
    {
        lock (_change)
        {
            _stop.Cancel();
        }
    }
}
