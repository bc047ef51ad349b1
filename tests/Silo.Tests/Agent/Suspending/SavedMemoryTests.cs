using Fog.Agent.Suspending;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Suspending;

public sealed class A_saved_memory : IDisposable
{
    private readonly TestDirectory _home = new();
    private readonly SavedMemory _memory;

    public A_saved_memory() => _memory = new SavedMemory(_home.Path);

    [Fact]
    public void Is_not_there_before_it_is_made_and_can_be_wiped_all_the_same()
    {
        _memory.Wipe();
        Assert.False(_memory.IsThere);
        Assert.Null(_memory.Outputs(1));
        Assert.Equal(0, _memory.Bytes);
    }

    [Fact]
    public void Is_whole_for_the_suspension_that_completed_it_and_for_no_other()
    {
        Save(7);
        Assert.Equal(["pipe:[1]", "", ""], _memory.Outputs(7)!);
        Assert.Null(_memory.Outputs(8));
        Assert.True(_memory.Bytes > 100);
    }

    [Fact]
    public void Is_not_whole_while_it_is_being_made_anew()
    {
        Save(7);
        _memory.Make();
        Assert.True(_memory.IsThere);
        Assert.Null(_memory.Outputs(7));
        Assert.Empty(Directory.EnumerateFiles(_memory.Images));
    }

    [Fact]
    public void Is_for_its_owner_alone()
    {
        Save(7);
        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        var directory = Path.Combine(_home.Path, "memory");
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(directory) & Others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(directory, "whole.json")) & Others);
    }

    [Fact]
    public void With_a_broken_note_is_not_whole()
    {
        Save(7);
        File.WriteAllText(Path.Combine(_home.Path, "memory", "whole.json"), "{\"Rest\":");
        Assert.Null(_memory.Outputs(7));
    }

    public void Dispose() => _home.Dispose();

    private void Save(long rest)
    {
        _memory.Make();
        File.WriteAllBytes(Path.Combine(_memory.Images, "pages-1.img"), new byte[100]);
        _memory.Complete(rest, ["pipe:[1]", "", ""]);
    }
}
