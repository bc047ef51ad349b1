using Fog.Agent.Migration.Files;

namespace Fog.Tests.Agent.Migration.Files;

public sealed class Files_that_are_written_as_memory
{
    [Theory]
    [InlineData("7f00-7f01 rw-s 00000000 fe:01 41 /data/journal", true)]
    [InlineData("7f00-7f01 r--s 00000000 fe:01 41 /data/journal", false)]
    [InlineData("7f00-7f01 rw-p 00000000 fe:01 41 /data/journal", false)]
    [InlineData("7f00-7f01 rw-s 00000000 00:01 9 /dev/zero (deleted)", false)]
    [InlineData("7f00-7f01 rw-s 00000000 00:01 9 /memfd:doublemapper (deleted)", false)]
    [InlineData("7f00-7f01 rw-s 00000000 00:00 0 ", false)]
    public void Are_shared_writable_mappings_of_files(string line, bool found) => Assert.Equal(found, MappedFiles.Any([line]));
}
