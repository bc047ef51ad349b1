using Fog.Lab.Native;

namespace Fog.Lab.Shaping;

/// <summary>Waits for cards and sockets, and for moments to the nanosecond.</summary>
internal sealed unsafe class Poll : IDisposable
{
    private const int Add = 1;
    private const uint Readable = 1;
    private const int MaxEvents = 64;
    private const int TimerSlack = 29;
    private const long Second = 1_000_000_000;
    private readonly int _poll;
    private readonly Libc.PollEvent[] _events = GC.AllocateArray<Libc.PollEvent>(MaxEvents, pinned: true);

    public Poll()
    {
        _poll = Libc.CreatePoll(Libc.CloseOnExec);
        if (_poll < 0)
        {
            throw new LabException($"epoll_create1 failed: {Libc.LastError()}.");
        }

        // By default the kernel may wake a thread 50 microseconds late, to save power.
        _ = Libc.ProcessControl(TimerSlack, 1);
    }

    /// <summary>Closing the file takes it out again.</summary>
    public void Watch(int file, int key)
    {
        var change = new Libc.PollEvent { Events = Readable, Data = key };
        if (Libc.ControlPoll(_poll, Add, file, &change) != 0)
        {
            throw new LabException($"epoll_ctl failed: {Libc.LastError()}.");
        }
    }

    /// <summary>The keys of what became readable, by the moment given at the latest.</summary>
    /// <param name="nanoseconds">How long to wait; null is for ever.</param>
    public int Wait(long? nanoseconds)
    {
        var time = new Libc.TimeSpec { Seconds = (nanoseconds ?? 0) / Second, Nanoseconds = (nanoseconds ?? 0) % Second };
        fixed (Libc.PollEvent* events = _events)
        {
            return Math.Max(0, Libc.WaitPoll(_poll, events, MaxEvents, nanoseconds is null ? null : &time, null));
        }
    }

    public int Key(int ready) => (int)_events[ready].Data;

    public void Dispose() => _ = Libc.Close(_poll);
}
