using System.Collections.Concurrent;
using System.Net;

namespace Fog.Samples.Hello;

/// <summary>The counter's whole state, in memory only: what a move must carry over and a restart loses.</summary>
public sealed class Calls
{
    private readonly ConcurrentDictionary<IPEndPoint, byte> _callers = new();
    private long _value;

    /// <summary>The number given out last, 0 before the first.</summary>
    public long Value => Interlocked.Read(ref _value);

    /// <summary>How many TCP connections have ever asked for a number. It stays the same when a move keeps the connection.</summary>
    public int Connections => _callers.Count;

    /// <summary>The next number, each given out once.</summary>
    public long Next(IPEndPoint caller)
    {
        _callers.TryAdd(caller, 0);
        return Interlocked.Increment(ref _value);
    }
}
