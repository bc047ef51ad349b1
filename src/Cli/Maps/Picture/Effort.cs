namespace Fog.Cli.Maps.Picture;

/// <summary>How hard to look for good places: a small map gets the best, one with hundreds of nodes is drawn within a second or two.</summary>
/// <param name="Choices">Angles that are tried for each node.</param>
/// <param name="Rounds">How often each node is looked at, twice.</param>
/// <param name="Overlap">Square pixels per node that may be covered twice; the rooms of nodes have margins.</param>
/// <param name="Sizes">Pictures that are tried until the nodes have room: the size, and the share of it that stands for 0 ms.</param>
internal sealed record Effort(int Choices, int Rounds, double Overlap, IReadOnlyList<(double Growth, double Core)> Sizes)
{
    private const int Many = 64;

    private static readonly Effort Thorough = new(120, 14, 0, [.. Sized(1, 0.2, 0.35, 0.5), .. Sized(1.3, 0.4, 0.6), .. Sized(1.7, 0.65), .. Sized(2.1, 0.7)]);

    private static readonly Effort Quick = new(48, 3, 25, [.. Sized(1, 0.2, 0.5), .. Sized(1.5, 0.5, 0.7), .. Sized(2.2, 0.7)]);

    public static Effort For(int nodes) => nodes > Many ? Quick : Thorough;

    private static IEnumerable<(double Growth, double Core)> Sized(double growth, params double[] cores) => cores.Select(core => (growth, core));
}
