using Fog.Agent.Migration;

namespace Fog.Tests.Agent.Migration;

public sealed class What_a_task_has_open
{
    [Theory]
    [InlineData("anon_inode:inotify", "DOTNET_USE_POLLING_FILE_WATCHER")]
    [InlineData("anon_inode:[io_uring]", "io_uring")]
    [InlineData("anon_inode:[perf_event]", "perf_event")]
    [InlineData("/dev/pts/3", "terminal")]
    [InlineData("/dev/fuse", "/dev/fuse")]
    public void May_keep_it_here(string link, string word) =>
        Assert.Contains(word, OpenThings.Obstacle("web", link), StringComparison.Ordinal);

    [Theory]
    [InlineData("/dev/null")]
    [InlineData("/dev/urandom")]
    [InlineData("/dev/shm/queue")]
    [InlineData("/data/file")]
    [InlineData("socket:[42]")]
    [InlineData("pipe:[42]")]
    [InlineData("anon_inode:[eventpoll]")]
    [InlineData("anon_inode:[timerfd]")]
    [InlineData("/memfd:doublemapper (deleted)")]
    public void Mostly_travels_with_it(string link) => Assert.Null(OpenThings.Obstacle("web", link));
}
