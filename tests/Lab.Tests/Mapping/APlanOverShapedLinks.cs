using Fog.Lab;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Mapping;

/// <summary>What the eight hosts' links allow a service of three tasks: the eighth is 400 ms from all others.</summary>
internal sealed class APlanOverShapedLinks(EightHosts fog)
{
    private const string Near = """
        version: 1
        name: near
        tasks:
          web: { image: any, migratable: false, resources: { cpu: 0.1, memory: 32Mi }, placement: { host: h8 } }
          greeter: { image: any, migratable: false, resources: { cpu: 0.1, memory: 32Mi } GREETER }
          counter: { image: any, migratable: false, resources: { cpu: 0.1, memory: 32Mi } }
        calls:
          - { from: web, to: greeter, maxLatency: 300ms }
          - { from: greeter, to: counter, maxLatency: 300ms }
        objective: spread
        """;

    /// <summary>Spread would have them on three hosts: only the bounds bring them to the first one's.</summary>
    public async Task Lands_where_the_latency_bounds_allow_and_nowhere_else()
    {
        var plan = await Plan("");
        Assert.True(plan.ExitCode == 0, plan.Output + plan.Error);
        foreach (var task in new[] { "web", "greeter", "counter" })
        {
            Assert.Contains(Lines(plan.Output), line => line is [var name, "h8", ..] && name == task);
        }
    }

    /// <summary>The same with a task that must not be where its bound wants it.</summary>
    public async Task Is_refused_with_the_call_that_no_host_can_keep()
    {
        var plan = await Plan(", placement: { apart: [web] }");
        Assert.Equal(1, plan.ExitCode);
        var said = string.Join(' ', plan.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("7 are more than 300 ms from web, 1 have a task or replica that must be apart from it", said, StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Lines(string output) => output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private async Task<ExecResult> Plan(string greeter)
    {
        var file = Path.Combine(Path.GetTempPath(), $"near-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, Near.Replace(" GREETER", greeter, StringComparison.Ordinal), ThreeNodes.Cancel);
        try
        {
            return await fog.Fog.Run("plan", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
