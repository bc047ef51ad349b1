using System.Globalization;
using Fog.Samples.Learning;

namespace Fog.Samples.Aggregator;

/// <summary>FedAvg's server loop (McMahan et al. 2017, algorithm 1) with every client in every round (C = 1).</summary>
public sealed class Federation(
    AggregatorOptions options, IReadOnlyList<ITrainer> trainers, Dataset test, ModelStore store, TimeProvider time, Action<string> say)
{
    // Replaced as a whole after each round, so that a reader never sees half of one.
    private volatile IReadOnlyList<Round> _history = [];

    /// <summary>How far it is now; may be asked at any time.</summary>
    public Status Status => new(
        State: Reached ? "done" : trainers.Any(t => t.IsAwaited) ? "waiting" : "training",
        Round: _history.Count,
        Accuracy: Accuracy,
        Target: options.Target,
        History: _history);

    private double Accuracy => _history is [.., var last] ? last.Accuracy : 0;

    private bool Reached => Accuracy >= options.Target;

    /// <summary>Trains until the target is reached, from the last checkpoint when there is one that fits the settings.</summary>
    public async Task<Model> Run(CancellationToken stop)
    {
        var model = Resume() ?? Model.Random(NetworkShape.Mnist2NN, new(options.Seed));
        while (!Reached)
        {
            var started = time.GetTimestamp();
            model = await Next(model, _history.Count + 1, stop);
            var round = new Round(_history.Count + 1, TestAccuracy.Of(model, test), time.GetElapsedTime(started).TotalSeconds);
            IReadOnlyList<Round> history = [.. _history, round];
            store.SaveCheckpoint(options.Recipe, history, model);
            _history = history;
            say(string.Create(
                CultureInfo.InvariantCulture,
                $"round {round.Number} accuracy {round.Accuracy:F4} (target {options.Target}) {round.Seconds:F1} s"));
        }

        store.SaveModel(options.Recipe, _history, model);
        say(string.Create(
            CultureInfo.InvariantCulture,
            $"target {options.Target} reached after {_history.Count} rounds, {_history.Sum(r => r.Seconds):F1} s; the model is in {store.ModelPath}"));
        return model;
    }

    private Model? Resume()
    {
        if (store.LoadCheckpoint(options.Recipe, NetworkShape.Mnist2NN) is not var (history, model))
        {
            return null;
        }

        _history = history;
        say(string.Create(CultureInfo.InvariantCulture, $"resuming after round {history.Count}, accuracy {Accuracy:F4}"));
        return model;
    }

    // WhenAll keeps the order of the trainers, whoever answers first.
    private async Task<Model> Next(Model model, int round, CancellationToken stop) =>
        FederatedAverage.Of(await Task.WhenAll(trainers.Select((trainer, client) =>
            trainer.Train(new(round, RoundSeed.Of(options.Seed, round, client), options.Training), model, stop))));
}
