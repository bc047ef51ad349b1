using System.Collections;
using System.Text;

namespace Fog.Lab.Native;

/// <summary>Replaces this process by another program, or by itself with another environment.</summary>
internal static class Reexecution
{
    /// <summary>Runs this very program again, arguments unchanged, with one more variable. Returns only by exception.</summary>
    public static void Self(string variable, string value)
    {
        var arguments = Encoding.UTF8.GetString(File.ReadAllBytes("/proc/self/cmdline")).TrimEnd('\0').Split('\0');
        var program = new FileInfo("/proc/self/exe").LinkTarget ?? throw new LabException("/proc/self/exe can't be read; is /proc mounted?");
        Program(program, arguments, [$"{variable}={value}"]);
    }

    /// <summary>Becomes the program. Returns only by exception.</summary>
    public static void Program(string path, IReadOnlyList<string> arguments, IReadOnlyList<string> more)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => $"{e.Key}={e.Value}").Concat(more);
        _ = Libc.Execute(path, [.. arguments, null], [.. environment, null]);
        throw new LabException($"Can't start {path}: {Libc.LastError()}.");
    }
}
