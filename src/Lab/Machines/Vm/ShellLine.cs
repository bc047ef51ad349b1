namespace Fog.Lab.Machines.Vm;

/// <summary>Writes a command as a line for a shell that nothing in it can surprise.</summary>
internal static class ShellLine
{
    /// <summary>The shell becomes the command.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="variables">Set for the command: NAME=value, the value without anything that a shell would read.</param>
    public static string Of(IEnumerable<string> command, params string[] variables) =>
        string.Join(' ', [.. variables, "exec", .. command.Select(Quoted)]);

    private static string Quoted(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
