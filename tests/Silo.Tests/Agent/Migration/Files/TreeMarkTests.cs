using Fog.Agent.Migration.Files;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Migration.Files;

public sealed class A_tree_that_is_looked_at_twice : IDisposable
{
    private static readonly DateTimeOffset Later = DateTimeOffset.UnixEpoch.AddYears(200);
    private readonly TestDirectory _directory = new();

    public A_tree_that_is_looked_at_twice() => File.WriteAllText(Path.Combine(_directory.Path, "a"), "one");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Is_the_same_when_nothing_happened() => Assert.True(TreeMark.Of(_directory.Path).Holds(TreeMark.Of(_directory.Path), Later));

    [Fact]
    public void Is_another_when_a_file_of_the_same_size_was_written()
    {
        var before = TreeMark.Of(_directory.Path);
        File.SetUnixFileMode(Path.Combine(_directory.Path, "a"), UnixFileMode.UserRead);
        Assert.False(before.Holds(TreeMark.Of(_directory.Path), Later));
    }

    [Fact]
    public void Is_another_when_a_file_went()
    {
        var before = TreeMark.Of(_directory.Path);
        File.Delete(Path.Combine(_directory.Path, "a"));
        Assert.False(before.Holds(TreeMark.Of(_directory.Path), Later));
    }

    [Fact]
    public void Is_doubted_when_it_changed_just_before_the_first_look()
    {
        var mark = TreeMark.Of(_directory.Path);
        Assert.False(mark.Holds(mark, DateTimeOffset.FromUnixTimeMilliseconds(mark.Newest / 1_000_000)));
    }
}
