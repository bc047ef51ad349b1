namespace Fog.Lab.Shaping;

/// <summary>What the switch reads from the fourteen bytes in front of each packet.</summary>
internal static class FrameHeader
{
    public const int Length = 14;

    /// <summary>
    /// The host that the frame is for; 0 when it is for none: no broadcast and no foreign address travels over shaped links.
    /// </summary>
    public static int Destination(ReadOnlySpan<byte> frame) =>
        frame.Length > Length && frame[..4].SequenceEqual<byte>([0x02, 0x46, 0x4f, 0x53]) ? (frame[4] << 8) | frame[5] : 0;
}
