using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Migration;

/// <summary>Real faults in real moves: whatever they hit, one copy runs afterwards and has counted on.</summary>
[Collection(FogLabs.Name)]
public sealed class AFaultOnTheLab(ThreeNodes fog, ITestOutputHelper output) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await fog.Deploy();

    public async ValueTask DisposeAsync()
    {
        foreach (var host in OnHosts.Names)
        {
            await fog.Lab.Host(host).Start(cancel: ThreeNodes.Cancel);
        }

        await fog.Clear();
    }

    [Theory]
    [InlineData("gets ready", "kill destination")]
    [InlineData("sends", "kill source")]
    public async Task In_a_move_leaves_one_copy_with_its_memory(string step, string fault)
    {
        var before = await fog.Count();
        var source = (string)(await fog.Fog.Task("hello", "counter"))["node"]!;
        var destination = await fog.NoManager(source);
        var struck = false;
        var last = "";
        await fog.Fog.Follow(
            async line =>
            {
                last = line;
                if (!struck && line.Contains(step, StringComparison.Ordinal) && line.StartsWith('-'))
                {
                    struck = true;
                    await Strike(fault, source, destination);
                }
            },
            "migrate", "hello/counter", "--to", destination);
        await fog.Lab.Host(source).Start(cancel: ThreeNodes.Cancel);
        await fog.Lab.Host(destination).Start(cancel: ThreeNodes.Cancel);
        output.WriteLine($"{step}, {fault}: {(struck ? "" : "too late; ")}{last}");

        await ThreeNodes.Until("one copy runs", 40, async () =>
            OnHosts.Processes(fog.Lab.Name, "hello.counter.0").Length == 1 && (string?)(await fog.Fog.Task("hello", "counter"))["phase"] == "running");
        var at = (string)(await fog.Fog.Task("hello", "counter"))["node"]!;
        Assert.Contains(at, new[] { source, destination });
        await ThreeNodes.Until("it counts on", 20, async () => await Counts(before));
        foreach (var host in new[] { source, destination })
        {
            await ThreeNodes.Until($"{host} holds its own tasks and nothing else", 30, async () =>
                await fog.Leavings(host) == await fog.Belongings("hello", host, "counter", "greeter", "web"));
        }
    }

    /// <summary>Each question counts one, also one whose answer got lost.</summary>
    private async Task<bool> Counts(int before)
    {
        try
        {
            return await fog.Count() > before;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException)
        {
            return false;
        }
    }

    private Task Strike(string fault, string source, string destination) => fault switch
    {
        "kill source" => fog.Lab.Host(source).Kill(ThreeNodes.Cancel),
        "kill destination" => fog.Lab.Host(destination).Kill(ThreeNodes.Cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };
}
