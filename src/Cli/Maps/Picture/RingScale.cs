namespace Fog.Cli.Maps.Picture;

/// <summary>Rings at round numbers of milliseconds.</summary>
/// <param name="Step">From one ring to the next, in milliseconds: 1, 2 or 5 times a power of ten.</param>
/// <param name="Count">How many rings.</param>
internal sealed record RingScale(double Step, int Count)
{
    private const int MostRings = 5;

    /// <summary>What the outermost ring stands for.</summary>
    public double Most => Step * Count;

    /// <summary>The rings' milliseconds, inner ones first.</summary>
    public IEnumerable<double> Rings => Enumerable.Range(1, Count).Select(ring => Step * ring);

    /// <summary>The finest scale that reaches as far and has five rings at most.</summary>
    /// <param name="longest">Milliseconds of the farthest node.</param>
    public static RingScale For(double longest)
    {
        if (!double.IsFinite(longest) || longest <= 0)
        {
            return new RingScale(1, 1);
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(longest)) - 1);
        var step = new[] { 1, 2, 5, 10, 20, 50, 100 }.Select(factor => factor * power).First(step => Rings(step) <= MostRings);
        return new RingScale(step, Rings(step));

        // 0.3 / 0.1 is 2.9999999999999996 and 0.6 / 0.2 is 2.9999999999999996: such nodes lie on the third ring, not beyond it.
        int Rings(double step) => Math.Max(1, (int)Math.Ceiling((longest / step) - 1e-9));
    }
}
