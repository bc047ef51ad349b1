namespace Fog.Cli.Doctor.Facts;

/// <summary>Free and total memory, and free and total disk where tasks' layers would lie; all in bytes.</summary>
public sealed record RoomFacts(long MemoryFree, long MemoryTotal, long DiskFree, long DiskTotal);
