namespace Fog.Lab;

/// <summary>What a command on a host did.</summary>
public sealed record ExecResult(int ExitCode, string Output, string Error);
