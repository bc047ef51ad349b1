namespace Fog.Mapping.Overlays;

/// <summary>Chooses the links of a flip: by chance among those that close fewest triangles beyond what they open.</summary>
internal static class FlipChoice
{
    /// <summary>What first offers: the neighbour in the middle and the one that it is given; null when no pair will do.</summary>
    public static (Neighbour Second, Neighbour Left, int Surplus)? Pair(Neighbourhood neighbours, Promises promises, Turn turn)
    {
        (Neighbour Second, Neighbour Left, int Surplus)? best = null;
        var ties = 0;
        foreach (var second in neighbours.All)
        {
            foreach (var left in neighbours.All)
            {
                if (IsPair(second, left) && !promises.IsMade(left.Name, turn.Now))
                {
                    var surplus = Triangles.Closed(left, second) - Triangles.Opened(left, neighbours);
                    best = IsChosen(surplus, best?.Surplus, ref ties, turn.Random) ? (second, left, surplus) : best;
                }
            }
        }

        return best;
    }

    /// <summary>What second gives in return; null when each choice would close more triangles than the flip opens.</summary>
    public static NodeName? Right(Neighbourhood neighbours, Promises promises, NodeName first, FlipOffer offer, Turn turn)
    {
        (NodeName Name, int Surplus)? best = null;
        var ties = 0;
        foreach (var right in neighbours.All)
        {
            if (right.Kind == LinkKind.Random && right.Name != first && right.Name != offer.Left
                && !promises.IsMade(right.Name, turn.Now) && !offer.Neighbours.Contains(right.Name))
            {
                var surplus = offer.Surplus + Triangles.Closed(right, offer.Neighbours) - Triangles.Opened(right, neighbours);
                best = IsChosen(surplus, best?.Surplus, ref ties, turn.Random) ? (right.Name, surplus) : best;
            }
        }

        return best is { Surplus: <= 0 } chosen ? chosen.Name : null;
    }

    private static bool IsPair(Neighbour second, Neighbour left) =>
        second != left && second.Kind == LinkKind.Random && left.Kind == LinkKind.Random && !second.Links.IsEmpty
        && second.ClaimOf(left.Name) is null && left.ClaimOf(second.Name) is null;

    /// <summary>The least wins; among equals each has the same chance.</summary>
    private static bool IsChosen(int surplus, int? best, ref int ties, Random random)
    {
        ties = best is null || surplus < best ? 1 : surplus == best ? ties + 1 : ties;
        return best is null || surplus < best || (surplus == best && random.Next(ties) == 0);
    }
}
