using Fog.Hosting;
using Fog.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Fog.Tests.Hosting;

/// <summary>A node as the program hosts it, agent aside, on free ports of the loopback.</summary>
public sealed class TestNode : IAsyncDisposable
{
    private readonly IHost _host;

    private TestNode(NodeOptions options, Action<IServiceCollection> services)
    {
        Options = options;
        Http = new() { BaseAddress = options.HttpAddress };
        var quiet = new ConfigurationBuilder().AddInMemoryCollection([new("Logging:LogLevel:Default", "Error"), new("Logging:LogLevel:Fog", "Warning")]).Build();
        _host = NodeHost.Create(options, quiet).ConfigureServices(services).Build();
    }

    public NodeOptions Options { get; }

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public HttpClient Http { get; }

    public static TestNode Create(string name, string directory, Action<IServiceCollection>? services = null, params (string Key, string Value)[] options)
    {
        var ports = FreePorts.Take(3);
        return new(
            OptionsOf.Valid(
            [
                ("Name", name),
                ("Address", "127.0.0.1"),
                ("SiloPort", $"{ports[0]}"),
                ("GatewayPort", $"{ports[1]}"),
                ("HttpPort", $"{ports[2]}"),
                ("DataDirectory", directory),
                .. options,
            ]),
            services ?? (_ => { }));
    }

    public static async Task<TestNode> Start(string name, string directory, Action<IServiceCollection>? services = null, params (string Key, string Value)[] options)
    {
        var node = Create(name, directory, services, options);
        await node.Start();
        return node;
    }

    public async Task Start()
    {
        await Services.GetRequiredService<StoreOpening>().Open(TestContext.Current.CancellationToken);
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the node sees that many active members.</summary>
    public async Task UntilMembersAre(int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var view in Services.GetRequiredService<IClusterMembershipService>().MembershipUpdates.WithCancellation(patience.Token))
        {
            if (view.Members.Values.Count(member => member.Status is SiloStatus.Active) == count)
            {
                return;
            }
        }
    }

    /// <summary>Ends the node without a word to anybody, as far as one process can.</summary>
    public async Task Kill()
    {
        await _host.StopAsync(new CancellationToken(canceled: true));
        _host.Dispose();
        Http.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Http.Dispose();
    }
}
