using Fog.Client;
using Fog.Tests.Deploying;
using Fog.Tests.Fakes;
using Fog.Tests.Specs;

namespace Fog.Tests.Docs;

public sealed class TheClientPage
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Shows_the_sample_that_is_compiled()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs/client.md"));
        var shown = Lines(page.Split("```csharp\n")[1].Split("```")[0]);
        var compiled = Lines(File.ReadAllText(Path.Combine(Checkout.Root, "tests/Client.Tests/Docs/UsageSample.cs")));
        Assert.True(shown.Length > 40);
        Assert.Contains(string.Join('\n', shown), string.Join('\n', compiled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_sample_that_runs()
    {
        using var folder = new SpecFolder();
        await using var blobs = await BlobServer.Start();
        await using var fog = new FakeFog { HttpPort = blobs.Port, SettlesAtOnce = true };
        await fog.Start();
        folder.Write("hello.yaml", "version: 1\nname: hello\ntasks: { web: { build: ./web } }\n");
        var output = new StringWriter();

        await UsageSample.Run(new FogClientOptions { Gateways = [$"127.0.0.1:{fog.GatewayPort}"] }, folder.File, output, Ct);

        Assert.Equal(
            """
            h1: 2 cores and 1024 MiB free
            hello is Running
            1 Accepted: Accepted
            2 Settled: Settled
            h1 hello/web 1
            h1 hello/web 2
            h1 hello/web 3
            /app/web --version
            """,
            output.ToString());
        Assert.Equal(ServicePhase.Removed, fog.Services["hello"].Status.Phase);
    }

    [Fact]
    public async Task Shows_a_sample_that_explains_a_bad_spec()
    {
        using var folder = new SpecFolder();
        folder.Write("hello.yaml", "version: 1\nname: hello\ntasks: { web: { build: ./web, port: http } }\n");
        var output = new StringWriter();
        await UsageSample.Run(new FogClientOptions(), folder.File, output, Ct);
        Assert.Equal($"{folder.File}:3:31: tasks.web.port: expected a port between 1 and 65535, found 'http'\n", output.ToString());
    }

    private static string[] Lines(string code) =>
        [.. code.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
