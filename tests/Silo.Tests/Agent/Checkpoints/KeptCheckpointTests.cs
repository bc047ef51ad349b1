using Fog.Agent.Checkpoints;
using Fog.Hosting;
using Fog.Tests.Agent.Tasks;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Checkpoints;

public sealed class Checkpoints_that_are_kept : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly NodeOptions _options;

    public Checkpoints_that_are_kept() => _options = OptionsOf.Valid(("DataDirectory", _directory.Path));

    [Fact]
    public void Are_one_for_each_task_and_found_by_the_next_life_of_the_node()
    {
        Assert.Empty(Kept().All());
        Assert.Null(Kept().Keep(Copy(1)));
        Assert.Equal(Copy(1), Kept().Keep(Copy(2)));
        Assert.Equal([Copy(2)], Kept().All());
        Assert.Equal(Copy(2), Kept().Of(AnOrder.Task));
    }

    [Fact]
    public void Go_when_it_is_that_one_that_is_to_go()
    {
        Kept().Keep(Copy(2));
        Assert.False(Kept().Forget(Copy(1)));
        Assert.True(Kept().Forget(Copy(2)));
        Assert.Null(Kept().Of(AnOrder.Task));
    }

    [Fact]
    public void Are_none_when_the_note_is_broken()
    {
        Kept().Keep(Copy(2));
        File.WriteAllText(Directory.EnumerateFiles(Path.Combine(_directory.Path, "checkpoints")).Single(), "{\"Task\":");
        Assert.Empty(Kept().All());
    }

    [Fact]
    public void Are_for_the_nodes_eyes_alone()
    {
        Kept().Keep(Copy(2));
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(_directory.Path, "checkpoints")) & (UnixFileMode)0b000_111_111);
    }

    public void Dispose() => _directory.Dispose();

    private KeptCheckpoints Kept() => new(_options);

    private static CheckpointCopy Copy(long number) => new(AnOrder.Task, number, new Blob(new string((char)('a' + number), 64), 4096), "hello");
}
