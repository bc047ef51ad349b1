using System.Numerics;

namespace Fog.Bench.Planning.Baselines;

/// <summary>
/// Nomad's rank for service jobs (its "How scheduling works" and structs.ScoreFitBinPack): of as many able hosts as the logarithm of all to
/// the base of two, at least two, in random order, the one whose free shares f score best: 20 - Σ 10^f when it packs, Σ 10^f - 2 when it
/// spreads, from 0 to 18.
/// </summary>
/// <param name="packs">Nomad's default; otherwise it spreads.</param>
internal sealed class NomadScoring(bool packs) : OneByOne
{
    public override string Name => packs ? "Nomad-like, binpack" : "Nomad-like, spread";

    protected override IEnumerable<Host> Considered(Host[] able, int all) => able.Take(Math.Max(2, BitOperations.Log2((uint)all)));

    protected override double Score(Resources need, Host host)
    {
        var (cpu, memory) = Used(need, host);
        var sum = Math.Pow(10, 1 - cpu) + Math.Pow(10, 1 - memory);
        return Math.Clamp(packs ? 20 - sum : sum - 2, 0, 18);
    }
}
