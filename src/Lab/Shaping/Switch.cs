namespace Fog.Lab.Shaping;

/// <summary>
/// Hands frames from card to card, each at its time. One thread, no allocation per frame: the accuracy of the delays is the
/// accuracy of this loop.
/// </summary>
internal sealed unsafe class Switch(Poll poll, SwitchPorts ports, ShaperTable shapers, TimeProvider clock)
{
    // Frames read from one card before others have their turn, and before frames that are due are looked after.
    private const int Turn = 64;
    private readonly FramePool _pool = new();
    private readonly DeliveryQueue _queue = new();

    private long Now => clock.GetTimestamp() * (1_000_000_000 / clock.TimestampFrequency);

    /// <summary>Until the process ends.</summary>
    /// <param name="controlKey">Key of the socket that <paramref name="control"/> serves.</param>
    /// <param name="control">Called on this thread when somebody asks for something.</param>
    public void Run(int controlKey, Action control)
    {
        while (true)
        {
            var wait = _queue.NextDue is { } due ? Math.Max(0, due - Now) : (long?)null;
            var ready = poll.Wait(wait);
            Deliver();
            for (var i = 0; i < ready; i++)
            {
                if (poll.Key(i) == controlKey)
                {
                    control();
                }
                else
                {
                    Receive(poll.Key(i));
                    Deliver();
                }
            }
        }
    }

    private void Receive(int from)
    {
        for (var i = 0; i < Turn && ports.Find(from) is { } tap; i++)
        {
            if (!_pool.TryRent(out var slot))
            {
                // Everything is on its way; the frame stays with the card, which drops what it can't hold.
                return;
            }

            var length = tap.Read(_pool.Address(slot), FramePool.SlotSize);
            if (length <= 0)
            {
                _pool.Return(slot);
                if (length < 0)
                {
                    ports.Drop(from);
                }

                return;
            }

            Forward(from, slot, length);
        }
    }

    private void Forward(int from, int slot, int length)
    {
        var to = FrameHeader.Destination(new ReadOnlySpan<byte>(_pool.Address(slot), length));
        var now = Now;
        var due = to == 0 ? LinkShaper.Dropped : shapers.Find(from, to)?.Admit(now, length - FrameHeader.Length) ?? now;
        if (due > now)
        {
            _queue.Add(new Frame(slot, length, to), due);
            return;
        }

        if (due != LinkShaper.Dropped)
        {
            ports.Find(to)?.Write(_pool.Address(slot), length);
        }

        _pool.Return(slot);
    }

    private void Deliver()
    {
        while (_queue.TryTake(Now, out var frame))
        {
            ports.Find(frame.To)?.Write(_pool.Address(frame.Slot), frame.Length);
            _pool.Return(frame.Slot);
        }
    }
}
