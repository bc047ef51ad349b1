namespace Fog.Lab.Shaping;

/// <summary>Frames on their way, the next to arrive first; those of the same moment in the order in which they came.</summary>
internal sealed class DeliveryQueue
{
    private readonly PriorityQueue<Frame, (long Due, long Order)> _frames = new();
    private long _order;

    /// <summary>When the next frame arrives; null when none is on its way.</summary>
    public long? NextDue => _frames.TryPeek(out _, out var key) ? key.Due : null;

    public int Count => _frames.Count;

    public void Add(Frame frame, long due) => _frames.Enqueue(frame, (due, _order++));

    /// <summary>Takes the next frame if it has arrived by now.</summary>
    public bool TryTake(long now, out Frame frame)
    {
        if (_frames.TryPeek(out frame, out var key) && key.Due <= now)
        {
            _frames.Dequeue();
            return true;
        }

        return false;
    }
}

/// <summary>A frame in the pool and where it goes.</summary>
/// <param name="Slot">Place in the pool.</param>
/// <param name="Length">Bytes of it.</param>
/// <param name="To">Index of the host.</param>
internal readonly record struct Frame(int Slot, int Length, int To);
