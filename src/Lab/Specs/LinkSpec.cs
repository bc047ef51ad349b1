namespace Fog.Lab;

/// <summary>The shape of the packets that go from one host to another; the way back is a link of its own.</summary>
public sealed record LinkSpec(string From, string To, LinkShape Shape)
{
    /// <summary>The same shape for both directions.</summary>
    public static LinkSpec[] Between(string a, string b, LinkShape shape) => [new(a, b, shape), new(b, a, shape)];
}
