using Fog.Cli.Doctor;
using Fog.Cli.Doctor.Facts;
using Xunit;

namespace Fog.Tests.Doctor;

using Verdict = Fog.Cli.Doctor.Verdict;

public sealed class DiagnosisTests
{
    [Fact]
    public void A_complete_host_is_in_order_everywhere()
    {
        var diagnosis = Diagnosis.Of(Hosts.Complete);

        Assert.DoesNotContain(diagnosis.Findings, f => f.Verdict != Verdict.Ok);
        Assert.True(diagnosis.CanRunTasks);
        Assert.Equal("Tasks can run here, and running tasks can move.", diagnosis.Summary);
    }

    [Fact]
    public void Without_an_engine_tasks_cannot_run_and_the_package_is_named()
    {
        var diagnosis = Diagnosis.Of(Hosts.Complete with { Engine = Hosts.NoTool("dockerd"), EngineAnswers = false });

        Assert.False(diagnosis.CanRunTasks);
        Assert.Equal("Tasks can't run here; missing: Docker Engine.", diagnosis.Summary);
        Assert.Equal("apt-get install --no-install-recommends docker.io", Of(diagnosis, "Docker Engine").Remedy);
    }

    [Fact]
    public void An_engine_that_does_not_run_is_a_limit_only_since_a_lab_starts_its_own()
    {
        var diagnosis = Diagnosis.Of(Hosts.Complete with { EngineAnswers = false });

        Assert.True(diagnosis.CanRunTasks);
        Assert.Equal(Verdict.Limited, Of(diagnosis, "Docker Engine").Verdict);
    }

    [Fact]
    public void Without_criu_tasks_run_and_do_not_move()
    {
        var none = Attempt.NotTried("not tried without CRIU");
        var diagnosis = Diagnosis.Of(Hosts.Complete with { Criu = new CriuFacts(Hosts.NoTool("criu"), none, none, none) });

        Assert.True(diagnosis.CanRunTasks);
        Assert.Equal("Tasks can run here, but running tasks can't move; missing: CRIU.", diagnosis.Summary);
    }

    [Fact]
    public void A_criu_that_fails_its_trial_is_missing_whatever_its_version_and_the_reason_is_shown()
    {
        var criu = Hosts.Complete.Criu with { Trial = new Attempt(false, "dump: Unexpected rt vDSO area bounds") };
        var finding = Of(Diagnosis.Of(Hosts.Complete with { Criu = criu }), "CRIU");

        Assert.Equal(Verdict.Missing, finding.Verdict);
        Assert.Equal("1.2.3: dump: Unexpected rt vDSO area bounds", finding.Found);
        Assert.Equal("eng/setup", finding.Remedy);
    }

    [Fact]
    public void Without_soft_dirty_the_method_that_takes_its_place_is_named()
    {
        var criu = Hosts.Complete.Criu with { DirtyTracking = new Attempt(false, "Dirty tracking is OFF.") };
        var finding = Of(Diagnosis.Of(Hosts.Complete with { Criu = criu }), "dirty tracking");

        Assert.Equal(Verdict.Limited, finding.Verdict);
        Assert.StartsWith("pre-copy is not offered, delta pre-copy is used instead", finding.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1048576, Verdict.Limited)]
    [InlineData(false, 4194304, Verdict.Ok)]
    [InlineData(true, 1048576, Verdict.Ok)]
    public void Lazy_pages_need_a_large_pipe_only_where_the_limit_cannot_be_passed(bool mayPass, long size, Verdict expected)
    {
        var kernel = Hosts.Complete.Kernel with { MayPassLimits = mayPass, PipeMaxSize = size };

        Assert.Equal(expected, Of(Diagnosis.Of(Hosts.Complete with { Kernel = kernel }), "lazy pages").Verdict);
    }

    [Fact]
    public void Without_root_what_was_not_tried_is_called_unknown_and_not_missing()
    {
        var untried = Attempt.NotTried("not tried without root");
        var diagnosis = Diagnosis.Of(Hosts.Complete with
        {
            IsRoot = false,
            Namespaces = untried,
            OverlayFilesystem = untried,
            Network = new NetworkFacts(untried, untried, untried, untried),
            Criu = Hosts.Complete.Criu with { Trial = untried, DirtyTracking = untried, LazyPages = untried },
        });

        Assert.Equal("Tasks can't run here; missing: root.", diagnosis.Summary);
    }

    [Theory]
    [InlineData(100, Verdict.Missing)]
    [InlineData(1024, Verdict.Limited)]
    [InlineData(4096, Verdict.Ok)]
    public void Free_memory_decides_between_nothing_a_node_and_a_lab(long freeMiB, Verdict expected)
    {
        var room = Hosts.Complete.Room with { MemoryFree = freeMiB << 20 };

        Assert.Equal(expected, Of(Diagnosis.Of(Hosts.Complete with { Room = room }), "memory").Verdict);
    }

    [Fact]
    public void Unmounted_cgroups_keep_tasks_from_running() =>
        Assert.False(Diagnosis.Of(Hosts.Complete with { Cgroups = CgroupMode.None }).CanRunTasks);

    private static Finding Of(Diagnosis diagnosis, string check) => Assert.Single(diagnosis.Findings, f => f.Check == check);
}
