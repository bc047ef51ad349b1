using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public class ABadSpec(ThreeNodes fog)
{
    [Fact]
    public async Task Is_refused_with_its_line_and_changes_nothing()
    {
        var file = Path.Combine(Path.GetTempPath(), $"bad-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, "version: 1\nname: bad\ntasks:\n  one:\n    image: nothing\n    port: http\n", ThreeNodes.Cancel);
        try
        {
            var refused = await fog.Fog.Run("deploy", file);

            Assert.Equal(2, refused.ExitCode);
            Assert.Contains($"{Path.GetFileName(file)}:6:", refused.Error, StringComparison.Ordinal);
            Assert.Contains("tasks.one.port", refused.Error, StringComparison.Ordinal);
            Assert.Equal(1, (await fog.Fog.Run("status", "bad")).ExitCode);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Asking_for_more_than_there_is_is_refused_with_counted_reasons()
    {
        var file = Path.Combine(Path.GetTempPath(), $"big-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, "version: 1\nname: big\ntasks:\n  one:\n    image: nothing\n    resources: { memory: 500Gi }\n", ThreeNodes.Cancel);
        try
        {
            var refused = await fog.Fog.Run("deploy", file);

            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("no place among 3 nodes: 3 lack memory", refused.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
            await fog.Fog.Run("rm", "big");
        }
    }

    [Fact]
    public async Task With_an_image_that_no_host_has_fails_with_what_to_do()
    {
        var file = Path.Combine(Path.GetTempPath(), $"unknown-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, "version: 1\nname: unknown\ntasks:\n  one:\n    image: nothing\n", ThreeNodes.Cancel);
        try
        {
            var refused = await fog.Fog.Run("deploy", file);

            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("Image 'nothing' isn't in the store of this host", refused.Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
            await fog.Fog.Run("rm", "unknown");
        }
    }
}
