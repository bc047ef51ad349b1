using Xunit;

namespace Fog.Tests.Services;

/// <summary>A task whose image holds one program that does nothing (catatonit), so that it can be run beside itself.</summary>
[Collection(FogLabs.Name)]
public sealed class ACommandBesideATask(ThreeNodes fog) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fog-idle-").FullName;

    public async ValueTask InitializeAsync()
    {
        File.Copy("/usr/bin/catatonit", Path.Combine(_folder, "idle"));
        await Write("Dockerfile", "FROM scratch\nCOPY idle /idle\nCMD [\"/idle\", \"-P\"]\n");
        await Write("idle.yaml", "version: 1\nname: idle\ntasks:\n  one:\n    build: .\n    resources: { cpu: 0.1, memory: 16Mi }\n");
        await fog.Fog.Succeed("deploy", Path.Combine(_folder, "idle.yaml"));
    }

    public async ValueTask DisposeAsync()
    {
        await fog.Fog.Run("rm", "idle", "--volumes");
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Has_its_output_and_exit_code_handed_on()
    {
        var known = await fog.Fog.Run("exec", "idle/one", "--", "/idle", "--version");
        Assert.Equal(0, known.ExitCode);
        Assert.Contains("_catatonit", known.Output + known.Error, StringComparison.Ordinal);

        var wrong = await fog.Fog.Run("exec", "idle/one", "--", "/idle", "--no-such-option");
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Contains("no-such-option", wrong.Output + wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_is_not_there_is_named_in_the_error()
    {
        var unknown = await fog.Fog.Run("exec", "idle/one", "--", "/no/such/program");

        Assert.NotEqual(0, unknown.ExitCode);
        Assert.Contains("/no/such/program", unknown.Error, StringComparison.Ordinal);
    }

    private Task Write(string file, string text) => File.WriteAllTextAsync(Path.Combine(_folder, file), text, ThreeNodes.Cancel);
}
