using Fog.Lab.Shaping;
using Xunit;

namespace Fog.Tests.Lab.Shaping;

public class ADeliveryQueue
{
    private readonly DeliveryQueue _queue = new();

    [Fact]
    public void Is_never_due_when_empty()
    {
        Assert.Null(_queue.NextDue);
        Assert.False(_queue.TryTake(long.MaxValue, out _));
    }

    [Fact]
    public void Gives_the_earliest_first_and_nothing_before_its_time()
    {
        _queue.Add(Frame(1), due: 30);
        _queue.Add(Frame(2), due: 10);
        _queue.Add(Frame(3), due: 20);

        Assert.Equal(10, _queue.NextDue);
        Assert.Equal([2, 3], TakeAll(now: 25));
        Assert.Equal(30, _queue.NextDue);
    }

    [Fact]
    public void Keeps_the_order_of_frames_that_are_due_together()
    {
        for (var slot = 0; slot < 100; slot++)
        {
            _queue.Add(Frame(slot), due: 5);
        }

        Assert.Equal(Enumerable.Range(0, 100), TakeAll(now: 5));
    }

    private List<int> TakeAll(long now)
    {
        var slots = new List<int>();
        while (_queue.TryTake(now, out var frame))
        {
            slots.Add(frame.Slot);
        }

        return slots;
    }

    private static Frame Frame(int slot) => new(slot, Length: 64, To: 1);
}
