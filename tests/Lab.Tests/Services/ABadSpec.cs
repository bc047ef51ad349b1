using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public class ABadSpec(ThreeNodes fog)
{
    [Fact]
    public async Task Is_refused_with_its_line_and_changes_nothing()
    {
        var refused = await Deploy("bad", "port: http");

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("bad.yaml:6:", refused.Error, StringComparison.Ordinal);
        Assert.Contains("tasks.one.port", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await fog.Fog.Run("status", "bad")).ExitCode);
    }

    [Fact]
    public async Task Asking_for_more_than_there_is_is_refused_with_counted_reasons()
    {
        var refused = await Deploy("big", "resources: { memory: 500Gi }");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("no place among 3 nodes: 3 lack memory", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_image_that_no_host_has_fails_with_what_to_do()
    {
        var refused = await Deploy("unknown", "migratable: true");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("Image 'nothing:latest' is neither in the store of this host nor on another node", refused.Output, StringComparison.Ordinal);
    }

    /// <summary>Deploys a service of one task, whose image nobody has, and takes away what came of it.</summary>
    private async Task<ExecResult> Deploy(string name, string field)
    {
        var folder = Directory.CreateTempSubdirectory("fog-spec-").FullName;
        var file = Path.Combine(folder, $"{name}.yaml");
        try
        {
            await File.WriteAllTextAsync(file, $"version: 1\nname: {name}\ntasks:\n  one:\n    image: nothing\n    {field}\n", ThreeNodes.Cancel);
            return await fog.Fog.Run("deploy", file);
        }
        finally
        {
            await fog.Fog.Run("rm", name);
            Directory.Delete(folder, recursive: true);
        }
    }
}
