using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Migration;

/// <summary>Programs that know nothing of moves: what they count in memory goes on, over the connection that they had.</summary>
[Collection(FogLabs.Name)]
public sealed class AMoveOfAnyProgram(ThreeNodes fog, ITestOutputHelper output) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await fog.Fog.Run("rm", "any", "--volumes");

    [Theory]
    [InlineData("native-aot", "/next", "64Mi")]
    [InlineData("coreclr", "/next", "160Mi")]
    [InlineData("python", "/", "64Mi")]
    [InlineData("c", "/tick", "64Mi")]
    [InlineData("shell", "/", "32Mi")]
    public async Task Keeps_what_it_counted_and_its_connection(string program, string path, string memory)
    {
        await fog.Deploy("any", $$"""
            version: 1
            name: any
            tasks:
              task:
                build: {{await AnyProgram.Context(program)}}
                resources: { cpu: 0.5, memory: {{memory}}, disk: 50Mi }
                port: 8080
                migratable: true
            """);
        var task = await fog.Fog.Task("any", "task");
        var from = (string)task["node"]!;
        using var connection = await KeptConnection.To(fog.Lab, from, (int)task["publishedPort"]!);
        var first = await connection.Ask(path);

        foreach (var (to, move) in OnHosts.Names.Where(host => host != from).Append(from).Select((to, move) => (to, move + 1)))
        {
            var said = await fog.Fog.Succeed("migrate", "any/task", "--to", to);

            output.WriteLine(said.TrimEnd().Split('\n')[^1]);
            Assert.Equal(first + move, await connection.Ask(path));
        }
    }
}
