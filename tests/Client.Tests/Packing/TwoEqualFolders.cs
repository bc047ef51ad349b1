namespace Fog.Tests.Packing;

public sealed class TwoEqualFolders : IDisposable
{
    private readonly PackedFolder _one = new();
    private readonly PackedFolder _other = new();

    [Fact]
    public async Task Have_one_digest_whatever_the_order_and_time_of_their_making()
    {
        _one.With("b", "2").With("a/c", "3").With("a-b", "1").With("Dockerfile", "FROM scratch\n");
        _other.With("Dockerfile", "FROM scratch\n").With("a-b", "1").With("a/c", "3").With("b", "2");
        File.SetLastWriteTimeUtc(Path.Combine(_other.Root, "b"), DateTime.UnixEpoch.AddYears(40));
        File.SetUnixFileMode(Path.Combine(_other.Root, "b"), UnixFileMode.UserRead);
        Assert.Equal(await _one.Measure(), await _other.Measure());
        Assert.Equal(await _one.Measure(), await _one.Measure());
    }

    /// <summary>The digest of another process on another day: nothing of either may be in the bytes.</summary>
    [Fact]
    public async Task Have_the_digest_that_they_always_had()
    {
        _one.With("Dockerfile", "FROM scratch\n").With("bin/app", "#!", executable: true).With("empty", "").WithLink("latest", "bin/app");
        _one.With(new string('d', 60) + "/" + new string('n', 80), "a name that is too long for the oldest form");
        Assert.Equal(new Blob("c131831c76d3e0f71d528b12e0282e91a47757b3f091a0c6a20625b483959750", 7168), await _one.Measure());
    }

    [Theory]
    [InlineData("b", "3", false)]
    [InlineData("b", "2", true)]
    [InlineData("c", "2", false)]
    public async Task Have_two_digests_once_content_name_or_executable_bit_differ(string name, string text, bool executable)
    {
        _one.With("b", "2");
        _other.With(name, text, executable);
        Assert.NotEqual((await _one.Measure()).Digest, (await _other.Measure()).Digest);
    }

    public void Dispose()
    {
        _one.Dispose();
        _other.Dispose();
    }
}
