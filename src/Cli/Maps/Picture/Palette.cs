namespace Fog.Cli.Maps.Picture;

/// <summary>The look of everything in the picture, by class.</summary>
internal static class Palette
{
    public static readonly string Css = $$"""

        text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; font-size: {{Svg.Number(Lettering.Small)}}px; fill: #52606d; }
        .paper { fill: #fcfdfe; }
        .title { font-size: {{Svg.Number(Lettering.Title)}}px; font-weight: 600; fill: #1f2d3d; }
        .subtitle { font-size: {{Svg.Number(Lettering.Name)}}px; }
        .ring { fill: none; stroke: #dbe3ec; stroke-width: 1; }
        .core { fill: #eef3f8; stroke: none; }
        .budget { fill: none; stroke: #e07a5f; stroke-width: 1.2; stroke-dasharray: 2 5; }
        .ring-label { text-anchor: middle; paint-order: stroke; stroke: #fcfdfe; stroke-width: 5px; stroke-linejoin: round; fill: #8795a5; }
        .link { fill: none; stroke: #7b93ad; stroke-width: 1.4; stroke-opacity: .75; }
        .random { stroke: #a9a4c0; stroke-width: 1.2; stroke-dasharray: 5 4; }
        .link-label { text-anchor: middle; font-size: 10px; paint-order: stroke; stroke: #fcfdfe; stroke-width: 4px; stroke-linejoin: round; fill: #6b7f94; }
        .node { fill: #2a9d8f; stroke: #fcfdfe; stroke-width: 2; }
        .predicted { fill: #bfe3de; stroke: #2a9d8f; stroke-width: 1.5; }
        .unfit { fill: #c9d1da; stroke: #fcfdfe; stroke-width: 2; }
        .asking { fill: #264653; stroke: #fcfdfe; stroke-width: 2; }
        .track { fill: none; stroke: #e4eaf0; stroke-width: 2.5; }
        .reliability { fill: none; stroke: #e9a820; stroke-width: 2.5; }
        .name, .latency { text-anchor: middle; paint-order: stroke; stroke: #fcfdfe; stroke-width: 4px; stroke-linejoin: round; }
        .name { font-size: {{Svg.Number(Lettering.Name)}}px; font-weight: 600; fill: #1f2d3d; }
        .hole { fill: #fdeeee; stroke: #d1495b; stroke-width: 1.5; stroke-dasharray: 3 2.5; }
        .silent { fill: #b23a4b; }

        """;
}
