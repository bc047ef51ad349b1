namespace Fog;

/// <summary>What a map took.</summary>
/// <param name="Requests">Requests of the flood.</param>
/// <param name="Messages">All messages: requests, acknowledgements, answers, direct probes and reports.</param>
/// <param name="Bytes">Their estimated size.</param>
[GenerateSerializer, Immutable, Alias("fog.MapCost")]
public readonly record struct MapCost([property: Id(0)] int Requests, [property: Id(1)] int Messages, [property: Id(2)] long Bytes)
{
    public static MapCost operator +(MapCost left, MapCost right) => Add(left, right);

    public static MapCost Add(MapCost left, MapCost right) =>
        new(left.Requests + right.Requests, left.Messages + right.Messages, left.Bytes + right.Bytes);

    /// <summary>With one more message.</summary>
    public MapCost With(NetworkMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new(Requests + (message is MapRequest ? 1 : 0), Messages + 1, Bytes + message.Size);
    }
}
