namespace Fog;

/// <summary>The shared state can't be used now. Whether a write took effect isn't known; repeating it with its token is safe.</summary>
[GenerateSerializer, Alias("fog.SharedStateUnavailableException")]
public sealed class SharedStateUnavailableException : FogException
{
    public SharedStateUnavailableException()
    {
    }

    public SharedStateUnavailableException(string message)
        : base(message)
    {
    }

    public SharedStateUnavailableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
