namespace Fog.Lab;

/// <summary>One at a time, also between processes: changes of a lab, or of one of its hosts. The kernel lets go when the holder dies.</summary>
internal static class LabLock
{
    /// <summary>Held while a lab is brought up or taken down.</summary>
    public const string Life = "life";

    /// <summary>Held while lab.json changes and the change takes effect.</summary>
    public const string Change = "change";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<IDisposable> Take(string lab, string what, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                Directory.CreateDirectory(LabPaths.State(lab));
                var file = Path.Combine(LabPaths.State(lab), $"{what}.lock");
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(Pause, TimeProvider.System, cancel);
            }
            catch (IOException e)
            {
                throw new LabException(
                    $"Somebody else has been busy with the {what} of lab \"{lab}\" for {Patience.TotalMinutes} minutes: {e.Message}", e);
            }
        }
    }
}
