using System.Runtime.InteropServices;
using Orleans.Runtime;

namespace Fog.Hosting;

/// <summary>
/// Ends the node when its silo can't go on, most often because the others declared it dead while it hung or was cut off. What it
/// believes is then out of date, so it must not store or tell anything more: the process ends at once, without the orderly way out.
/// </summary>
public sealed class PlaceLost(NodeOptions options, TimeProvider time) : IFatalErrorHandler
{
    /// <summary>Orleans adds all members of the fog to its reason; this much says what happened.</summary>
    private const int MaxReason = 120;

    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => true;

    /// <inheritdoc/>
    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null)
    {
        // Straight to the stream: the console logger writes in the background and would lose its last words.
        var reason = $"{context} {exception?.Message}".Trim();
        Console.Error.WriteLine(
            $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} fatal Node {options.Name} ends: its place in the fog is lost. "
            + $"Start it again to join anew. ({reason[..Math.Min(reason.Length, MaxReason)]})");
        Console.Error.Flush();
        Exit(ExitCode.PlaceLost);
    }

    /// <summary>Environment.Exit would wait for the host to stop in order, and FailFast prints three screens of stack and leaves a core.</summary>
    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void Exit(int code);
}
