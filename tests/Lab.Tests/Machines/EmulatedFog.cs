using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fog.Lab;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Machines;

/// <summary>
/// A fog in which at least one host is a virtual machine, with hello on two of its hosts. All of it is slow: nothing here says how
/// long anything took, and whoever waits waits long.
/// </summary>
public abstract partial class EmulatedFog(string name, params HostSpec[] hosts) : IAsyncLifetime
{
    private const int Patience = 900;
    private FogLab? _lab;
    private HttpClient? _http;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal FogLab Lab => _lab ?? throw new InvalidOperationException("The lab isn't up yet.");

    internal LabHost H1 => Lab.Host("h1");

    internal LabHost H2 => Lab.Host("h2");

    internal HttpClient Http => _http ?? throw new InvalidOperationException("The lab isn't up yet.");

    internal FogCommand Fog { get; } = new(name);

    public virtual async ValueTask InitializeAsync()
    {
        _lab = await FogLab.Up(new LabSpec(name, [.. hosts], []) { NodeProgram = Checkout.Node }, cancel: Cancel);
        _http = _lab.Http();
        _http.Timeout = TimeSpan.FromSeconds(60);
        await Until("all hosts can run tasks", async () =>
            await Nodes() is { } nodes && nodes.Count(n => (bool?)n["description"]?["abilities"]!["runsTasks"] == true) == hosts.Length);
    }

    public virtual async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_lab is not null)
        {
            await _lab.Down(CancellationToken.None);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Brings hello to these hosts; without effect when it is there.</summary>
    internal Task Deploy(string web, string greeter, string counter) => Deploy(Spec(web, greeter, counter));

    /// <summary>Brings a service to its spec.</summary>
    internal async Task Deploy(string spec)
    {
        var path = Checkout.Sample(string.Create(CultureInfo.InvariantCulture, $"hello/emulated-{Environment.ProcessId}.yaml"));
        await File.WriteAllTextAsync(path, spec, Cancel);
        try
        {
            // A call that a slow node doesn't answer in time fails the command, not the service: the same once more goes on.
            if ((await Fog.Run("deploy", path)).ExitCode != 0)
            {
                await Fog.Succeed("deploy", path);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Asks hello's page on its host until it answers; returns the number that it gives.</summary>
    internal async Task<int> Count(string web)
    {
        var page = await Page(Lab.Host(web), (int)(await TaskOf("web"))["publishedPort"]!);
        return int.Parse(Number().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>What the nodes say of themselves; null when nobody answers in time.</summary>
    internal async Task<IReadOnlyList<JsonObject>?> Nodes() =>
        await Fog.Run("nodes", "--output", "json") is { ExitCode: 0 } said
            ? [.. JsonNode.Parse(said.Output)!.AsArray().Select(node => node!.AsObject())]
            : null;

    /// <summary>A task of hello, as soon as anybody tells of it.</summary>
    internal async Task<JsonNode> TaskOf(string task, string service = "hello")
    {
        JsonNode? status = null;
        await Until($"somebody tells of {service}/{task}", async () =>
        {
            var said = (await Fog.Run("status", service, "--output", "json")).Output;
            var tasks = said.Length == 0 ? [] : JsonNode.Parse(said)!["tasks"]!.AsArray();
            status = tasks.SingleOrDefault(t => (string?)t!["task"] == $"{service}/{task}");
            return status is not null;
        });
        return status!;
    }

    /// <summary>What a port of a host answers, once it does.</summary>
    internal async Task<string> Page(LabHost host, int port, string path = "")
    {
        var page = "";
        await Until($"{host} answers at port {port}", async () =>
        {
            try
            {
                page = await Http.GetStringAsync(new Uri($"http://{host.State.Address}:{port}/{path}"), Cancel);
                return true;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        });
        return page;
    }

    /// <summary>Looks again and again until something holds.</summary>
    internal static Task Until(string what, Func<Task<bool>> holds) => ThreeNodes.Until(what, Patience, holds);

    internal Task UntilReachable(string task, bool reachable) => Until(
        $"hello/{task} is {(reachable ? "reachable" : "out of reach")}", async () => (bool)(await TaskOf(task))["reachable"]! == reachable);

    private static string Spec(string web, string greeter, string counter) => $$"""
        version: 1
        name: hello
        tasks:
          web:
            build: ./out/web
            env: { GREETER: "http://greeter:8080" }
            resources: { cpu: 0.1, memory: 64Mi, disk: 50Mi }
            port: 8080
            placement: { host: {{web}} }
          greeter:
            build: ./out/greeter
            env: { COUNTER: "http://counter:8080" }
            resources: { cpu: 0.1, memory: 64Mi, disk: 50Mi }
            placement: { host: {{greeter}} }
          counter:
            build: ./out/counter
            env: { HOLDS: "8" }
            resources: { cpu: 0.1, memory: 64Mi, disk: 50Mi }
            placement: { host: {{counter}} }
        calls:
          - { from: web, to: greeter }
          - { from: greeter, to: counter }
        """;

    [GeneratedRegex("you are number ([0-9]+)")]
    private static partial Regex Number();
}
