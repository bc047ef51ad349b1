using System.Runtime.InteropServices;

namespace Fog.Agent.Namespaces;

/// <summary>Moves the calling thread, and nothing else, to another network namespace and back.</summary>
internal static partial class NetworkNamespace
{
    private const string Own = "/proc/thread-self/ns/net";
    private const string Library = "libc";
    private const int CloseOnExec = 0x80000;
    private const int NewNetwork = 0x40000000;

    /// <summary>Does something in the namespace and comes back.</summary>
    /// <param name="path">The namespace, for example what the engine calls a container's sandbox key.</param>
    /// <param name="act">Runs on the calling thread; it must not wait for another one.</param>
    /// <exception cref="FogException">There is no such namespace, or the caller isn't root.</exception>
    public static T Within<T>(string path, Func<T> act)
    {
        var home = OpenFile(Own);
        try
        {
            var target = OpenFile(path);
            try
            {
                Enter(target, path);
            }
            finally
            {
                _ = CloseFile(target);
            }

            try
            {
                return act();
            }
            finally
            {
                Enter(home, "the node's own");
            }
        }
        finally
        {
            _ = CloseFile(home);
        }
    }

    private static int OpenFile(string path)
    {
        var file = Open(path, CloseOnExec);
        return file >= 0 ? file : throw new FogException($"Can't open network namespace {path}: {LastError()}.");
    }

    private static void Enter(int file, string path)
    {
        if (SetNamespace(file, NewNetwork) != 0)
        {
            throw new FogException($"Can't enter network namespace {path}: {LastError()}. Entering needs root.");
        }
    }

    private static string LastError() => Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "close")]
    private static partial int CloseFile(int file);

    [LibraryImport(Library, EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int file, int kind);
}
