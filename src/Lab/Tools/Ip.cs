namespace Fog.Lab.Tools;

/// <summary>The door to iproute2.</summary>
internal static class Ip
{
    /// <summary>Runs a batch inside a namespace, or where this process is.</summary>
    public static Task Batch(string? name, string batch, CancellationToken cancel) =>
        Tool.Run("ip", [.. name is null ? Array.Empty<string>() : ["-n", name], "-batch", "-"], cancel, batch);

    /// <summary>A batch whose lines may fail: what shall go may be gone already.</summary>
    public static async Task Forced(string name, string batch, CancellationToken cancel)
    {
        try
        {
            await Tool.Run("ip", ["-n", name, "-force", "-batch", "-"], cancel, batch);
        }
        catch (LabException)
        {
            cancel.ThrowIfCancellationRequested();
        }
    }

    public static Task AddNamespace(string name, CancellationToken cancel) => Tool.Run("ip", ["netns", "add", name], cancel);

    public static Task DeleteNamespace(string name, CancellationToken cancel) => Tool.Run("ip", ["netns", "delete", name], cancel);
}
