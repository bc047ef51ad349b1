namespace Fog.Bench.Planning.Instances;

/// <summary>What instances draw from a seeded source.</summary>
internal static class Draws
{
    /// <summary>Log-normal about its median, kept within bounds.</summary>
    public static double About(this Random random, double median, double sigma, double least, double most)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Math.Clamp(median * Math.Exp(sigma * normal), least, most);
    }

    public static double Between(this Random random, double least, double most) => least + ((most - least) * random.NextDouble());

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static T From<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
