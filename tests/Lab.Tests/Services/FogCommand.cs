using System.Text;
using System.Text.Json.Nodes;
using CliWrap;
using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

/// <summary>The command as a user types it, against one lab.</summary>
internal sealed class FogCommand(string lab)
{
    /// <summary>Runs it to its end; a failing one is a result.</summary>
    public async Task<ExecResult> Run(params string[] arguments)
    {
        var (output, error) = (new StringBuilder(), new StringBuilder());
        var result = await Cli.Wrap(Checkout.Fog)
            .WithArguments(arguments)
            .WithEnvironmentVariables(variables => variables.Set("FOG_LAB", lab).Set("FOG_NODE", Checkout.Node))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(TestContext.Current.CancellationToken);
        return new ExecResult(result.ExitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs it to its end and hands each line on as it comes.</summary>
    public async Task<int> Follow(Func<string, Task> line, params string[] arguments) => (await Cli.Wrap(Checkout.Fog)
        .WithArguments(arguments)
        .WithEnvironmentVariables(variables => variables.Set("FOG_LAB", lab).Set("FOG_NODE", Checkout.Node))
        .WithStandardOutputPipe(PipeTarget.ToDelegate(line))
        .WithValidation(CommandResultValidation.None)
        .ExecuteAsync(TestContext.Current.CancellationToken)).ExitCode;

    /// <summary>Runs it and expects success; what it said is in the failure.</summary>
    public async Task<string> Succeed(params string[] arguments)
    {
        var result = await Run(arguments);
        Assert.True(result.ExitCode == 0, $"fog {string.Join(' ', arguments)}: exit code {result.ExitCode}\n{result.Output}\n{result.Error}");
        return result.Output;
    }

    /// <summary>A task of a service as <c>fog status</c> shows it.</summary>
    public async Task<JsonNode> Task(string service, string task)
    {
        var shown = await Run("status", service, "--output", "json");
        Assert.True(shown.Output.Length > 0, $"fog status {service}: exit code {shown.ExitCode}\n{shown.Error}");
        return Of(shown.Output, $"{service}/{task}");
    }

    /// <summary>Whether the task's host is known to be away. A fog whose grains are just moving from that host may leave one question without answer.</summary>
    public async Task<bool> IsAway(string service, string task)
    {
        var shown = await Run("status", service, "--output", "json");
        return shown.Output.Length > 0 && !(bool)Of(shown.Output, $"{service}/{task}")["reachable"]!;
    }

    /// <summary>Whether the task's host answers for it; a fog whose grains are just moving may leave one question without answer.</summary>
    public async Task<bool> IsThere(string service, string task)
    {
        var shown = await Run("status", service, "--output", "json");
        return shown.Output.Length > 0 && (bool)Of(shown.Output, $"{service}/{task}")["reachable"]!;
    }

    private static JsonNode Of(string status, string task) =>
        JsonNode.Parse(status)!["tasks"]!.AsArray().Single(each => (string?)each!["task"] == task)!;
}
