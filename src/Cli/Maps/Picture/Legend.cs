namespace Fog.Cli.Maps.Picture;

/// <summary>What stands below the map: the nodes that were silent, and what the signs mean.</summary>
internal static class Legend
{
    private const double SignRadius = 7;

    /// <param name="map">The map.</param>
    /// <param name="budget">Whether the budget's ring is drawn.</param>
    /// <param name="left">Where rows begin.</param>
    /// <param name="right">Where they end.</param>
    public static Flow Of(NetworkMap map, bool budget, double left, double right)
    {
        var flow = new Flow(left, right);
        if (!map.Holes.IsEmpty)
        {
            flow.Add("silent", "No answer; nodes behind may be missing:");
            foreach (var hole in map.Holes)
            {
                flow.Add("silent", hole.ToString(), Svg.Circle("hole", 0, 0, SignRadius));
            }

            flow.Break();
        }

        flow
            .Add("sign", "asking node", Svg.Circle("asking", 0, 0, SignRadius))
            .Add("sign", "measured", Svg.Circle("node", 0, 0, SignRadius))
            .Add("sign", "~ sum of the links on the way", Svg.Circle("predicted", 0, 0, SignRadius))
            .Add("sign", "offers less than asked for", Svg.Circle("unfit", 0, 0, SignRadius))
            .Add("sign", "size: free cpu", Svg.Circle("node", -8, 0, 4), Svg.Circle("node", 5, 0, 8))
            .Add("sign", "arc: stays for the next hour", Svg.Circle("track", 0, 0, SignRadius), Svg.Arc("reliability", 0, 0, SignRadius, 0.75))
            .Add("sign", "near link", Svg.Line("link", -12, 0, 12, 0))
            .Add("sign", "random link", Svg.Line("link random", -12, 0, 12, 0))
            .Add("sign", "rings: round trip, counted from the edge of the core", Svg.Circle("ring", 0, 0, 9), Svg.Circle("core", 0, 0, 5));
        return budget ? flow.Add("sign", "budget", Svg.Circle("budget", 0, 0, SignRadius)) : flow;
    }
}
