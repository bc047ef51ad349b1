namespace Fog;

/// <summary>An error with a sentence for the person who caused it or must act on it.</summary>
[GenerateSerializer, Alias("fog.FogException")]
public class FogException : Exception
{
    public FogException()
    {
    }

    public FogException(string message)
        : base(message)
    {
    }

    public FogException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
