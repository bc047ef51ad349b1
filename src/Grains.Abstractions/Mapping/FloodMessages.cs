using System.Collections.Immutable;

namespace Fog;

/// <summary>Asks a neighbour to report, and to ask on.</summary>
/// <param name="Id">Which flood.</param>
/// <param name="Visit">Number of the sender's visit, echoed by both answers.</param>
/// <param name="Remaining">Milliseconds of round trip that are left beyond the receiver.</param>
/// <param name="Claimed">What the sender took off for its link to the receiver, in milliseconds.</param>
/// <param name="Patience">Milliseconds until the receiver has to answer with what it has.</param>
/// <param name="MostNodes">How many reports an answer may carry.</param>
/// <param name="Sure">Whether links count by the upper bound of their latency instead of the expected one.</param>
/// <param name="Filter">Whose offers are wanted.</param>
/// <param name="Asked">Nodes that others ask, as far as the sender knows: the receiver need not ask whom they reach on a shorter way.</param>
[GenerateSerializer, Immutable, Alias("fog.MapRequest")]
public sealed record MapRequest(
    MapId Id, int Visit, double Remaining, double Claimed, double Patience, int MostNodes, bool Sure, OfferFilter Filter,
    ImmutableArray<AskedNode> Asked) : NetworkMessage
{
    /// <inheritdoc/>
    public override int Size => Envelope + 96 + ((NameSize + 8) * Asked.Length);
}

/// <summary>A node that a flood asks.</summary>
/// <param name="Node">Which.</param>
/// <param name="Left">Milliseconds of round trip that are left beyond it.</param>
[GenerateSerializer, Immutable, Alias("fog.AskedNode")]
public readonly record struct AskedNode([property: Id(0)] NodeName Node, [property: Id(1)] double Left);

/// <summary>Said at once.</summary>
/// <param name="Id">Which flood.</param>
/// <param name="Visit">Of the request.</param>
/// <param name="Answers">Whether a <see cref="MapAnswer"/> will follow; false for a duplicate.</param>
[GenerateSerializer, Immutable, Alias("fog.MapAcknowledged")]
public sealed record MapAcknowledged(MapId Id, int Visit, bool Answers) : NetworkMessage;

/// <summary>What was found at and beyond a node. What comes after its deadline follows in further parts.</summary>
/// <param name="Id">Which flood.</param>
/// <param name="Visit">Of the request.</param>
/// <param name="Part">0 for what was there in time, then counting.</param>
/// <param name="Reports">One for each node.</param>
/// <param name="Holes">Nodes that were asked and stayed silent.</param>
/// <param name="Cost">What was spent beyond the receiver of this answer.</param>
[GenerateSerializer, Immutable, Alias("fog.MapAnswer")]
public sealed record MapAnswer(
    MapId Id, int Visit, int Part, ImmutableArray<NodeReport> Reports, ImmutableArray<NodeName> Holes, MapCost Cost) : NetworkMessage
{
    private const int OfferSize = 320;

    /// <inheritdoc/>
    public override int Size => Envelope + (NameSize * Holes.Length)
        + Reports.Sum(report => NameSize + 8 + (report.Offer is null ? 1 : OfferSize) + (ClaimSize * report.Links.Length));
}

/// <summary>Asks one node for its report alone.</summary>
[GenerateSerializer, Immutable, Alias("fog.ReportRequest")]
public sealed record ReportRequest(MapId Id, OfferFilter Filter) : NetworkMessage;

/// <summary>Answers <see cref="ReportRequest"/>.</summary>
[GenerateSerializer, Immutable, Alias("fog.Reported")]
public sealed record Reported(MapId Id, NodeReport Report) : NetworkMessage
{
    /// <inheritdoc/>
    public override int Size => Envelope + 320 + (ClaimSize * Report.Links.Length);
}
