using Fog.Samples.Learning;

namespace Fog.Samples.Aggregator;

/// <summary>One client of the federation, wherever it runs.</summary>
public interface ITrainer
{
    /// <summary>True while the trainer doesn't answer and is asked again and again.</summary>
    bool IsAwaited { get; }

    /// <summary>The trainer's update for this round; returns only with an update or when cancelled.</summary>
    Task<Update> Train(RoundOrder order, Model model, CancellationToken stop);
}
