using Fog.Cli.Output;
using Spectre.Console.Testing;
using Xunit;

namespace Fog.Tests.Cli.Output;

public class WrittenTables
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Show_a_running_task_with_its_host_process_and_port() =>
        Assert.Contains("hello/web  h1    running  42 s   7    100.64.0.1  20000  running", Written(Task(TaskPhase.Running, 20000)), StringComparison.Ordinal);

    [Fact]
    public void Show_a_task_on_a_silent_host_as_unknown_with_the_reason()
    {
        var written = Written(Task(TaskPhase.Running, null) with { Reachable = false, Error = "Node h1 is unavailable" });

        Assert.Contains("unknown", written, StringComparison.Ordinal);
        Assert.Contains("Node h1 is unavailable", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_brackets_in_a_reason_as_they_are() =>
        Assert.Contains("[red] no", Written(Task(TaskPhase.Failed, null) with { Error = "[red] no" }), StringComparison.Ordinal);

    [Fact]
    public void Show_how_old_a_checkpoint_is_and_who_keeps_it_when_there_are_any()
    {
        var last = new CheckpointSummary(7, Now.AddSeconds(-12), 4096, TimeSpan.FromMilliseconds(80), [new NodeName("h2"), new NodeName("h3")]);
        var task = Task(TaskPhase.Running, null);
        Assert.DoesNotContain("CHECKPOINT", Written(task), StringComparison.Ordinal);
        Assert.Contains("12 s old on h2, h3", Written(task with { Checkpoint = new CheckpointStatus(last, 8, null) }), StringComparison.Ordinal);
        Assert.Contains("12 s old on h2, h3; since then none: it watches files", Written(task with { Checkpoint = new CheckpointStatus(last, null, "it watches files") }), StringComparison.Ordinal);
        Assert.Contains("none: it watches files", Written(task with { Checkpoint = new CheckpointStatus(null, null, "it watches files") }), StringComparison.Ordinal);
        Assert.Contains("none yet", Written(task with { Protection = new Protection(TimeSpan.FromSeconds(30), 2) }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(512, "0.5 KiB")]
    [InlineData(64L << 20, "64 MiB")]
    [InlineData(3L << 29, "1.5 GiB")]
    public void Give_bytes_in_the_unit_that_fits(long bytes, string text) => Assert.Equal(text, Tables.Bytes(bytes));

    [Theory]
    [InlineData(-1, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(61, "1 min")]
    [InlineData(7200, "2 h")]
    [InlineData(200_000, "2 d")]
    public void Give_spans_as_people_say_them(int seconds, string text) => Assert.Equal(text, Tables.Span(TimeSpan.FromSeconds(seconds)));

    private static TaskStatus Task(TaskPhase phase, int? port) => new(
        new TaskId(new ServiceName("hello"), "web"), new NodeName("h1"), phase, "running", "r", "100.64.0.1", "10.0.1.2", port, 7, null, null, true, Now.AddSeconds(-42));

    private static string Written(TaskStatus task)
    {
        using var console = new TestConsole().Width(400);
        console.Write(TaskTable.Of([task], Now));
        return console.Output;
    }
}
