namespace Fog.Agent.Criu;

/// <summary>CRIU couldn't do what it was asked to; its own words are in the message.</summary>
internal sealed class CriuException(string reason) : FogException(reason);
