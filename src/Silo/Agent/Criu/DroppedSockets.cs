using System.Runtime.InteropServices;
using Fog.Agent.Native;

namespace Fog.Agent.Criu;

/// <summary>
/// Connections of a task whose CRIU was killed at work: those that it had in its hands are left in repair mode, in which they are dead
/// (tcp(7), TCP_REPAIR). This takes them out of it.
/// </summary>
internal static partial class DroppedSockets
{
    private const int OpenPid = 434, GetFile = 438; // the same on all processors
    private const int Tcp = 6, Repair = 19;

    /// <summary>When this returns, no connection of these processes is in repair mode.</summary>
    /// <returns>How many were.</returns>
    public static int Mend(IEnumerable<int> processes)
    {
        var mended = 0;
        foreach (var pid in processes)
        {
            var process = (int)Call(OpenPid, pid, 0, 0);
            if (process < 0)
            {
                continue; // it ended this moment
            }

            foreach (var file in Sockets(pid))
            {
                var copy = (int)Call(GetFile, process, file, 0);
                if (copy >= 0)
                {
                    mended += MendOne(copy) ? 1 : 0;
                    _ = Libc.Close(copy);
                }
            }

            _ = Libc.Close(process);
        }

        return mended;
    }

    private static bool MendOne(int socket)
    {
        var (value, size) = (0, sizeof(int));
        return GetOption(socket, Tcp, Repair, ref value, ref size) == 0 && value != 0 && SetOption(socket, Tcp, Repair, 0, sizeof(int)) == 0;
    }

    private static int[] Sockets(int pid)
    {
        try
        {
            return [.. Directory.EnumerateFiles($"/proc/{pid}/fd")
                .Where(path => new FileInfo(path).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true)
                .Select(path => int.Parse(Path.GetFileName(path), System.Globalization.CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial long Call(long number, long first, long second, long third);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    private static partial int GetOption(int socket, int level, int name, ref int value, ref int size);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetOption(int socket, int level, int name, in int value, int size);
}
