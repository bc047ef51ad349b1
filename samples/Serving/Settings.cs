using System.Globalization;

namespace Fog.Samples.Serving;

/// <summary>Reads a task's settings from its environment.</summary>
public static class Settings
{
    /// <summary>The variable's value, or the default when it is missing or empty.</summary>
    public static string Text(string name, string otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : otherwise;

    /// <summary>The port to listen on: PORT, else 8080.</summary>
    /// <exception cref="FormatException">PORT is no number from 1 to 65535.</exception>
    public static int Port() =>
        int.TryParse(Text("PORT", "8080"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new FormatException($"PORT is '{Text("PORT", "8080")}'; expected a number from 1 to 65535.");

    /// <summary>A number of mebibytes, 0 to 1024; 0 when the variable is missing or empty.</summary>
    /// <exception cref="FormatException">It is no such number.</exception>
    public static int Mebibytes(string name) =>
        int.TryParse(Text(name, "0"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= 1024
            ? size
            : throw new FormatException($"{name} is '{Text(name, "0")}'; expected a number of MiB, 1024 at most.");
}
