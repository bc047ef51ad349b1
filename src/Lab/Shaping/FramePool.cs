namespace Fog.Lab.Shaping;

/// <summary>Memory for the frames on their way: slots of one size that the collector never moves nor sees again.</summary>
internal sealed unsafe class FramePool
{
    /// <summary>Room for a frame of an interface with the usual 1500 bytes.</summary>
    public const int SlotSize = 2048;

    // 128 MiB in all: what a gigabit link of one second holds. A lab that needs more loses packets like an overrun router.
    private const int MaxSlots = 1 << 16;
    private const int SlotsInChunk = 512;
    private readonly List<byte[]> _chunks = [];
    private readonly Stack<int> _free = [];

    /// <summary>A free slot; false when all are taken.</summary>
    public bool TryRent(out int slot)
    {
        if (_free.Count == 0 && _chunks.Count * SlotsInChunk < MaxSlots)
        {
            var first = _chunks.Count * SlotsInChunk;
            _chunks.Add(GC.AllocateUninitializedArray<byte>(SlotsInChunk * SlotSize, pinned: true));
            for (var i = SlotsInChunk - 1; i >= 0; i--)
            {
                _free.Push(first + i);
            }
        }

        return _free.TryPop(out slot);
    }

    public void Return(int slot) => _free.Push(slot);

    /// <summary>Where the slot is in memory.</summary>
    public byte* Address(int slot)
    {
        fixed (byte* chunk = _chunks[slot / SlotsInChunk])
        {
            return chunk + (slot % SlotsInChunk * SlotSize);
        }
    }
}
