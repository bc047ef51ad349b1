using Fog.Tasks;

namespace Fog.Tests.Checkpoints;

/// <summary>Whatever hosts and calls are lost in whatever order, a protected task ends up running once, with its memory, and its checkpoints where they belong.</summary>
public sealed class TheLossOfHosts
{
    private const int Runs = 300;

    [Fact]
    public void Leaves_one_copy_of_a_protected_task_that_runs_and_two_of_its_last_checkpoint()
    {
        var returns = 0;
        for (var seed = 0; seed < Runs; seed++)
        {
            var fog = new AFogThatBreaks(new Random(seed)) { Trouble = 0.08 };
            while (fog.Second < 400)
            {
                fog.Tick();
            }

            fog.Trouble = 0;
            while (fog.Second < 600)
            {
                fog.Tick();
            }

            for (var patience = 0; patience < 20 && !fog.IsSettled; patience++)
            {
                fog.Tick();
            }

            Check(fog, seed);
            returns += fog.Returns;
        }

        Assert.True(returns > Runs, $"only {returns} returns in {Runs} runs: nothing much was tried");
    }

    private static void Check(AFogThatBreaks fog, int seed)
    {
        if (fog.Task is { Phase: TaskPhase.Failed } or { Phase: TaskPhase.Suspended, Last.IsLost: true })
        {
            return; // given up after three hosts, or lost before its first checkpoint was anywhere
        }

        Assert.True(fog.Task.Phase == TaskPhase.Running, $"seed {seed}: it is {fog.Task.Phase} on {fog.Task.Node}");
        Assert.Equal(fog.Task.Node, Assert.Single(fog.Hosts, host => host.Value.Running is not null).Key);
        var kept = Assert.Single(fog.Task.Checkpoints.Kept);
        Assert.Equal(2, kept.Keepers.Length);
        Assert.Equal(kept.Keepers, fog.Hosts.Where(host => host.Value.Kept == kept.Number).Select(host => host.Key));
        Assert.All(fog.Hosts, host => Assert.True(host.Value.Kept is null || host.Value.Kept == kept.Number, $"seed {seed}: {host.Key} keeps an old one"));
        Assert.True(fog.Second - (kept.At - DateTimeOffset.UnixEpoch).TotalSeconds < 10, $"seed {seed}: its last checkpoint is old");
    }
}
