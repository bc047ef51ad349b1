namespace Fog.Samples.Learning;

/// <summary>The seed of one client in one round.</summary>
public static class RoundSeed
{
    /// <summary>Depends on all three numbers and on nothing else, so that a repeated request repeats the training.</summary>
    /// <remarks>The mixing step is SplitMix64's (Steele, Lea, Flood 2014): neighbouring numbers give unrelated seeds.</remarks>
    public static int Of(int seed, int round, int client)
    {
        var mixed = Mix(Mix(Mix((ulong)(uint)seed) + (ulong)(uint)round) + (ulong)(uint)client);
        return (int)(mixed & int.MaxValue);
    }

    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
