namespace Fog.Lab.Native;

/// <summary>Moves the calling thread, and nothing else, to another network namespace.</summary>
internal static class NetworkNamespace
{
    private const string Own = "/proc/thread-self/ns/net";

    /// <summary>The thread stays in the namespace for good.</summary>
    public static void Enter(string file)
    {
        var target = Open(file);
        try
        {
            Set(target, file);
        }
        finally
        {
            _ = Libc.Close(target);
        }
    }

    /// <summary>Does something in the namespace and comes back; both on the calling thread.</summary>
    public static T Within<T>(string file, Func<T> act)
    {
        var home = Open(Own);
        try
        {
            Enter(file);
            try
            {
                return act();
            }
            finally
            {
                Set(home, "the namespace it came from");
            }
        }
        finally
        {
            _ = Libc.Close(home);
        }
    }

    private static int Open(string file)
    {
        var descriptor = Libc.Open(file, Libc.CloseOnExec);
        return descriptor >= 0 ? descriptor : throw new LabException($"Can't open network namespace {file}: {Libc.LastError()}.");
    }

    private static void Set(int descriptor, string file)
    {
        if (Libc.SetNamespace(descriptor, Libc.NewNetwork) != 0)
        {
            throw new LabException($"Can't enter network namespace {file}: {Libc.LastError()}. Entering needs root.");
        }
    }
}
