using Fog.Agent.Runc;

namespace Fog.Tests.Agent.Runc;

public sealed class The_log_of_runc
{
    [Fact]
    public void Gives_its_last_error() => Assert.Equal("exec: \"/app\": no such file", RuncLog.LastError(
    [
        """{"level":"error","msg":"first","time":"t"}""",
        """{"level":"error","msg":"exec: \"/app\": no such file","time":"t"}""",
        """{"level":"warning","msg":"lingering","time":"t"}""",
    ]));

    [Fact]
    public void Gives_nothing_without_one() => Assert.Null(RuncLog.LastError(["""{"level":"info","msg":"fine"}""", ""]));

    [Fact]
    public void Bears_lines_that_a_crash_cut_off() =>
        Assert.Equal("no space", RuncLog.LastError(["""{"level":"error","msg":"no space"}""", """{"level":"error","ms"""]));

    [Fact]
    public void Is_silent_when_it_was_never_written() => Assert.Null(RuncLog.LastError("/nonexistent/runc.log"));
}
