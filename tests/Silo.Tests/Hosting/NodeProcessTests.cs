using CliWrap;
using CliWrap.Buffered;
using Fog.Hosting;

namespace Fog.Tests.Hosting;

public sealed class The_program : IDisposable
{
    private readonly TestDirectory _directory = new();

    [Fact]
    public async Task Ends_with_all_that_is_wrong_and_no_stack()
    {
        var run = await Run(("Name", "A b"), ("SiloPort", "none"));
        Assert.Equal(ExitCode.Configuration, run.ExitCode);
        Assert.Contains("2 options are wrong", run.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.StandardError + run.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_with_a_sentence_when_the_store_cannot_be_opened()
    {
        var ports = FreePorts.Take(3);
        var run = await Run(
            ("Address", "127.0.0.1"),
            ("SiloPort", $"{ports[0]}"),
            ("GatewayPort", $"{ports[1]}"),
            ("HttpPort", $"{ports[2]}"),
            ("DataDirectory", _directory.Path),
            ("RunDirectory", _directory.Path),
            ("ConnectionString", $"Data Source={_directory.Path}/missing/cluster.db"));
        Assert.Equal(ExitCode.Unavailable, run.ExitCode);
        Assert.StartsWith($"The store (SQLite file {_directory.Path}/missing/cluster.db) can't be opened: ", run.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.StandardError + run.StandardOutput, StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private static async Task<BufferedCommandResult> Run(params (string Key, string Value)[] options) => await Cli.Wrap("dotnet")
        .WithArguments([Path.Combine(AppContext.BaseDirectory, "fog-node.dll")])
        .WithEnvironmentVariables(options.ToDictionary(pair => "Fog__" + pair.Key, pair => (string?)pair.Value))
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
}
