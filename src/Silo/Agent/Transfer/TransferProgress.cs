namespace Fog.Agent.Transfer;

/// <summary>How far a blob has come.</summary>
/// <param name="Blob">The blob.</param>
/// <param name="Arrived">Bytes of it that are here.</param>
/// <param name="From">The node from which the last of them came.</param>
public readonly record struct TransferProgress(Blob Blob, long Arrived, NodeName From);
