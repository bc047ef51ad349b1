using System.Collections.Immutable;

namespace Fog.Agent.Images;

/// <summary>A node that has an image.</summary>
internal sealed record ImageHolder(NodeName Node, ImageContent Content);

/// <summary>What became of asking the others for an image.</summary>
/// <param name="Image">Its name.</param>
/// <param name="Holders">Who has it, the nearest first.</param>
/// <param name="Lacking">Who said that he doesn't.</param>
/// <param name="Silent">Who couldn't be asked, with the reason.</param>
internal sealed record Sought(string Image, ImmutableArray<ImageHolder> Holders, ImmutableArray<NodeName> Lacking, ImmutableArray<(NodeName Node, string Reason)> Silent)
{
    /// <summary>
    /// The nodes from which a host should fetch the image: those that have the same one as the preferred node, else as the nearest. Under
    /// one name two nodes may have different images; the initiator means his.
    /// </summary>
    /// <exception cref="FogException">There are some, but all are for another platform.</exception>
    public ImmutableArray<ImageHolder> For(string platform, NodeName preferred)
    {
        var fitting = Holders.Where(holder => holder.Content.Platform == platform).ToArray();
        if (fitting.Length == 0)
        {
            return Holders.IsEmpty ? [] : throw new FogException(
                $"Image '{Image}' is for {string.Join(" and ", Holders.Select(holder => $"{holder.Content.Platform} on {holder.Node}").Distinct())}, "
                + $"and this host is {platform}. Build it for {platform} too, or say placement.platform in the spec.");
        }

        var meant = fitting.FirstOrDefault(holder => holder.Node == preferred) ?? fitting[0];
        return [.. fitting.Where(holder => holder.Content.Id == meant.Content.Id)];
    }

    /// <summary>Who was asked in vain, as a sentence.</summary>
    public string Asked
    {
        get
        {
            var lacking = Lacking.IsEmpty ? "no other node is alive" : $"{string.Join(", ", Lacking)} {(Lacking.Length == 1 ? "was" : "were")} asked and {(Lacking.Length == 1 ? "doesn't" : "don't")} have it";
            var silent = string.Join("; ", Silent.Select(node => $"{node.Node} couldn't be asked: {node.Reason}"));
            return (Lacking.IsEmpty, Silent.IsEmpty) switch
            {
                (_, true) => lacking,
                (true, false) => silent,
                _ => $"{lacking}; {silent}",
            };
        }
    }
}
