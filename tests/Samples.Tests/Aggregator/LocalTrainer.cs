using Fog.Samples.Aggregator;
using Fog.Samples.Learning;

namespace Fog.Tests.Aggregator;

/// <summary>A trainer without a network; it may answer late and be marked as awaited.</summary>
internal sealed class LocalTrainer(Dataset data, Func<Task>? before = null) : ITrainer
{
    public bool IsAwaited { get; set; }

    public async Task<Update> Train(RoundOrder order, Model model, CancellationToken stop)
    {
        await (before?.Invoke() ?? Task.CompletedTask);
        return new(LocalTraining.Run(model, data, order.Training, order.Seed, stop), data.Count);
    }
}
