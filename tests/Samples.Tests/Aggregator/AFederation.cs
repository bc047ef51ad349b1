using Fog.Samples.Aggregator;
using Fog.Samples.Learning;
using Fog.Tests.Learning;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Fog.Tests.Aggregator;

public sealed class AFederation : IDisposable
{
    private static readonly Dataset _test = SmallData.Of(100, seed: 50);
    private readonly string _folder = Directory.CreateTempSubdirectory("fog-federation-").FullName;
    private readonly List<string> _said = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Reaches_its_target_and_leaves_the_model()
    {
        var model = await Federation(_folder, target: 0.9).Run(TestContext.Current.CancellationToken);
        Assert.InRange(TestAccuracy.Of(model, _test), 0.9, 1);
        Assert.Equal(model.ToBytes(), File.ReadAllBytes(Path.Combine(_folder, "model.bin")));
        Assert.Contains("\"parameters\": 199210", File.ReadAllText(Path.Combine(_folder, "model.json")), StringComparison.Ordinal);
        Assert.Matches(@"^round 1 accuracy 0\.\d{4} \(target 0\.9\) \d+\.\d s$", _said[0]);
        Assert.StartsWith("target 0.9 reached after", _said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_same_bits_whoever_answers_first()
    {
        var fast = await Federation(Folder("a"), target: 0.9).Run(TestContext.Current.CancellationToken);
        var lastIsDone = new TaskCompletionSource();
        var trainers = Trainers();
        trainers[0] = new(Share(0), before: () => lastIsDone.Task);
        trainers[2] = new(Share(2), before: () => { lastIsDone.TrySetResult(); return Task.CompletedTask; });
        var slow = await Federation(Folder("b"), target: 0.9, trainers: trainers).Run(TestContext.Current.CancellationToken);
        Assert.Equal(fast.ToBytes(), slow.ToBytes());
    }

    [Fact]
    public async Task Resumes_after_its_last_round_and_ends_with_the_same_bits()
    {
        var whole = await Federation(Folder("whole"), target: 0.95).Run(TestContext.Current.CancellationToken);
        await Federation(_folder, target: 0.3).Run(TestContext.Current.CancellationToken);
        _said.Clear();
        var federation = Federation(_folder, target: 0.95);
        var resumed = await federation.Run(TestContext.Current.CancellationToken);
        Assert.Matches("^resuming after round [1-9]", _said[0]);
        Assert.Equal(whole.ToBytes(), resumed.ToBytes());
        Assert.Equal(Enumerable.Range(1, federation.Status.Round), federation.Status.History.Select(r => r.Number));
    }

    [Fact]
    public async Task Does_not_continue_a_checkpoint_of_other_settings_or_a_damaged_one()
    {
        await Federation(_folder, target: 0.3).Run(TestContext.Current.CancellationToken);
        await Federation(_folder, target: 0.3, seed: 2).Run(TestContext.Current.CancellationToken);
        Assert.Contains(_said, line => line.StartsWith("starting anew", StringComparison.Ordinal) && line.Contains("seed 2", StringComparison.Ordinal));
        _said.Clear();
        File.WriteAllText(Path.Combine(_folder, "checkpoint.json"), "{");
        await Federation(_folder, target: 0.3, seed: 2).Run(TestContext.Current.CancellationToken);
        Assert.StartsWith("starting anew", _said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_whether_it_trains_waits_or_is_done()
    {
        var trainers = Trainers();
        var federation = Federation(_folder, target: 0.3, trainers: trainers);
        Assert.Equal("training", federation.Status.State);
        trainers[1].IsAwaited = true;
        Assert.Equal("waiting", federation.Status.State);
        trainers[1].IsAwaited = false;
        await federation.Run(TestContext.Current.CancellationToken);
        Assert.Equal("done", federation.Status.State);
    }

    private static Dataset Share(int client) => SmallData.Of(60, seed: client);

    private static LocalTrainer[] Trainers() => [new(Share(0)), new(Share(1)), new(Share(2))];

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private Federation Federation(string folder, double target, int seed = 1, LocalTrainer[]? trainers = null)
    {
        var options = AggregatorOptions.Read(_ => null) with { Target = target, Seed = seed, Store = folder };
        return new(options, trainers ?? Trainers(), _test, new(folder, _said.Add), new FakeTimeProvider(), _said.Add);
    }
}
