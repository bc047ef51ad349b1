using Fog.Agent.Runc;
using Fog.Agent.Tasks;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Tasks;

public sealed class The_end_of_a_process : IDisposable
{
    private static readonly TaskRecord Running = TaskRecord.Of(AnOrder.For(), DateTimeOffset.UnixEpoch) with { Phase = TaskPhase.Running, Step = "running", Pid = Environment.ProcessId };

    private readonly TestDirectory _directory = new();
    private readonly TaskFiles _files;

    public The_end_of_a_process()
    {
        _files = new TaskFiles(OptionsOf.Valid(("DataDirectory", _directory.Path), ("RunDirectory", Path.Combine(_directory.Path, "run"))), AnOrder.Task);
        _files.Create();
    }

    [Fact]
    public void Is_good_with_exit_code_0()
    {
        var ended = TaskEnd.Ended(Running, 0, outOfMemory: false);
        Assert.Equal((TaskPhase.Stopped, 0, null, null), (ended.Phase, ended.ExitCode, ended.Pid, ended.Error));
    }

    [Theory]
    [InlineData(1, false, "ended with exit code 1; 'fog logs hello/web' shows its last words")]
    [InlineData(137, false, "ended by signal 9")]
    [InlineData(137, true, "over its memory limit of 64Mi: the kernel ended it; give it more under resources.memory")]
    [InlineData(1, true, "ended with exit code 1 after the kernel had ended a process of it, over its memory limit of 64Mi; give it more under resources.memory")]
    public void Is_a_failure_otherwise_and_says_of_what_kind(int code, bool outOfMemory, string error)
    {
        var ended = TaskEnd.Ended(Running, code, outOfMemory);
        Assert.Equal((TaskPhase.Failed, code, null, error), (ended.Phase, ended.ExitCode, ended.Pid, ended.Error));
    }

    [Fact]
    public void Is_the_suspension_s_affair_while_the_task_is_put_to_rest() =>
        Assert.Equal(TaskPhase.Running, TaskEnd.Look(Running with { Wanted = Wanted.Suspended, Pid = int.MaxValue }, _files).Phase);

    [Fact]
    public void Is_read_from_what_conmon_and_the_kernel_left()
    {
        File.WriteAllText(_files.ExitFile, "137");
        File.WriteAllText(_files.OomFile, "");
        Assert.StartsWith("over its memory limit", TaskEnd.Look(Running, _files).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_unknown_when_process_and_monitor_are_gone()
    {
        var lost = TaskEnd.Look(Running with { Pid = int.MaxValue }, _files);
        Assert.Equal((TaskPhase.Failed, "lost", null), (lost.Phase, lost.Step, lost.ExitCode));
    }

    [Fact]
    public void Is_not_hidden_by_another_process_that_has_its_number_after_a_reboot() => Assert.Equal("lost", TaskEnd.Look(Running, _files).Step);

    [Theory]
    [InlineData("0::/fog/hello.web.0", true)]
    [InlineData("12:pids:/fog-lab/hello.web.0\n0::/elsewhere\n", true)]
    [InlineData("0::/fog/hello.web.01", false)]
    [InlineData("0::/fog/shop-hello.web.0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Did_not_come_yet_for_a_process_in_the_task_s_control_group(string? cgroups, bool alive) => Assert.Equal(alive, TaskEnd.IsIn(cgroups, "hello.web.0"));

    [Fact]
    public void Concerns_running_tasks_only()
    {
        File.WriteAllText(_files.ExitFile, "1");
        var prepared = Running with { Phase = TaskPhase.Prepared };
        Assert.Same(prepared, TaskEnd.Look(prepared, _files));
    }

    [Fact]
    public void Is_not_read_from_a_half_written_file()
    {
        File.WriteAllText(_files.ExitFile, "");
        Assert.Equal("lost", TaskEnd.Look(Running, _files).Step);
    }

    public void Dispose() => _directory.Dispose();
}
