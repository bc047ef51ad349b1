namespace Fog.Migration.Costs;

/// <summary>
/// What a move costs beside the link. Defaults are medians of the bench on a quiet host of two cores; on busy hosts moves are longer than
/// predicted, and the order of the methods stays.
/// </summary>
/// <param name="Fixed">Freeze of an empty task: lock, dump and restore of namespaces and files, verdict, routes.</param>
/// <param name="Setup">Image, sandbox and workers at the destination.</param>
/// <param name="DumpRate">Bytes per second from a frozen process to memory.</param>
/// <param name="RestoreRate">Bytes per second from images to a new process.</param>
/// <param name="CompareRate">Bytes per second for finding the pages that differ between two dumps.</param>
/// <param name="Pause">How long the task stands still for a round, beside what is dumped in it.</param>
/// <param name="Risk">By how much a post-copy must shorten the freeze: until all pages are there, it loses the task when either host fails.</param>
public sealed record MoveCosts(
    TimeSpan Fixed, TimeSpan Setup, double DumpRate, double RestoreRate, double CompareRate, TimeSpan Pause, TimeSpan Risk)
{
    /// <summary>120 ms, 2 s, 600 MB/s, 600 MB/s, 4 GB/s (pages are compared while they are dumped), 100 ms, 500 ms.</summary>
    public static MoveCosts Default { get; } = new(
        TimeSpan.FromMilliseconds(120), TimeSpan.FromSeconds(2), 6e8, 6e8, 4e9, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500));
}
