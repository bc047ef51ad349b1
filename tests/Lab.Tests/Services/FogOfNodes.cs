using System.Globalization;
using System.Text.RegularExpressions;
using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

/// <summary>A lab of hosts with engines and nodes, brought up once for several classes.</summary>
/// <param name="names">The hosts'.</param>
public abstract partial class FogOfNodes(params string[] names) : IAsyncLifetime
{
    /// <summary>Another name lets tests of two checkouts run side by side.</summary>
    private static readonly string Name = Environment.GetEnvironmentVariable("FOG_TEST_LAB") is { Length: > 0 } name ? name : "testfog";

    /// <summary>A connection to a task that moves, or whose move just failed, waits for up to 30 s before it is reset.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly Dictionary<string, string> _specs = [];
    private FogLab? _lab;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The names of its hosts.</summary>
    public IList<string> Hosts => names;

    internal FogLab Lab => _lab ?? throw new InvalidOperationException("The lab isn't up yet.");

    internal FogCommand Fog { get; } = new(Name);

    internal static string Hello => Checkout.Sample("hello/hello.yaml");

    public async ValueTask InitializeAsync()
    {
        var hosts = names.Select(name => new HostSpec(name, Cpus: 2, Memory: 1L << 30));
        _lab = await FogLab.Up(new LabSpec(Name, [.. hosts], []) { NodeProgram = Checkout.Node }, cancel: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_lab is not null)
        {
            await _lab.Down(CancellationToken.None);
        }
    }

    /// <summary>Brings hello to its spec.</summary>
    internal Task<string> Deploy() => Fog.Succeed("deploy", Hello);

    /// <summary>Brings a service to a spec that a test wrote; null for the one that it was given last.</summary>
    internal async Task Deploy(string service, string? spec)
    {
        var path = Path.Combine(Path.GetDirectoryName(Hello)!, $"{service}-{Environment.ProcessId}.yaml");
        if (spec is not null)
        {
            _specs[service] = spec;
        }

        await File.WriteAllTextAsync(path, _specs[service], Cancel);
        try
        {
            await Fog.Succeed("deploy", path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Takes hello away, its volumes too; it may not be there.</summary>
    internal Task<ExecResult> Clear() => Fog.Run("rm", "hello", "--volumes");

    /// <summary>Asks hello's page, which counts; returns the number that it gives.</summary>
    internal async Task<int> Count()
    {
        var page = await Get("hello", "web", "/");
        return int.Parse(Number().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>How many connections ever asked hello's counter, this look's own included; the look counts one.</summary>
    internal async Task<int> Connections()
    {
        var task = await Fog.Task("hello", "counter");
        var asked = await Lab.Host((string)task["node"]!).Exec(
            ["nsenter", $"--net=/proc/{(int)task["pid"]!}/ns/net", "sh", "-c", $"curl -s http://{(string)task["address"]!}:8080/next >/dev/null; curl -s http://{(string)task["address"]!}:8080/connections"],
            Cancel);
        return int.Parse(asked.Output, CultureInfo.InvariantCulture);
    }

    /// <summary>Asks a task at its published port on its host, over a new connection: one of an earlier question may have ended with what was struck meanwhile.</summary>
    internal async Task<string> Get(string service, string task, string path)
    {
        var status = await Fog.Task(service, task);
        var host = Lab.Host((string)status["node"]!).State.Address;
        using var http = Lab.Http();
        http.Timeout = Patience;
        return await http.GetStringAsync(new Uri($"http://{host}:{(int)status["publishedPort"]!}{path}"), Cancel);
    }

    /// <summary>Looks again and again, for at most so many seconds, until something holds.</summary>
    internal static async Task Until(string what, int seconds, Func<Task<bool>> holds)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start).TotalSeconds < seconds, $"not within {seconds} s: {what}");
            await Task.Delay(200, Cancel);
        }
    }

    [GeneratedRegex("you are number ([0-9]+)")]
    private static partial Regex Number();
}
