namespace Fog.Agent.Processes;

/// <summary>An outside program didn't do what it was asked to.</summary>
internal sealed class ToolException(string program, IReadOnlyList<string> arguments, string reason)
    : FogException($"{program} {string.Join(' ', arguments.Take(6))}{(arguments.Count > 6 ? " …" : "")}: {reason}");
