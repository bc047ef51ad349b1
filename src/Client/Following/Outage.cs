namespace Fog.Client;

/// <summary>Measures how long attempts have failed in a row.</summary>
internal sealed class Outage(TimeSpan patience, TimeProvider time)
{
    private long? _since;
    private long _attempt;

    /// <summary>An attempt begins.</summary>
    public void Attempt() => _attempt = time.GetTimestamp();

    /// <summary>Something got through.</summary>
    public void Over() => _since = null;

    /// <summary>The attempt failed: for too long now? One that held for the whole patience was a connection, not a failure.</summary>
    public bool IsTooLong()
    {
        _since = time.GetElapsedTime(_attempt) >= patience ? time.GetTimestamp() : _since ?? _attempt;
        return time.GetElapsedTime(_since.Value) >= patience;
    }
}
