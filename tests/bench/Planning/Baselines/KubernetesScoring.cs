namespace Fog.Bench.Planning.Baselines;

/// <summary>
/// The default score of kube-scheduler that doesn't need labels: NodeResourcesFit with LeastAllocated and NodeResourcesBalancedAllocation,
/// cores and memory alike, each from 0 to 100 and of weight 1 (Kubernetes' "Scheduler Configuration" and "Resource Bin Packing").
/// </summary>
internal sealed class KubernetesScoring : OneByOne
{
    public override string Name => "Kubernetes-like";

    protected override double Score(Resources need, Host host)
    {
        var (cpu, memory) = Used(need, host);
        var leastAllocated = 100 * ((1 - cpu) + (1 - memory)) / 2;

        // The standard deviation of two shares is half of their difference.
        var balanced = 100 * (1 - (Math.Abs(cpu - memory) / 2));
        return leastAllocated + balanced;
    }
}
