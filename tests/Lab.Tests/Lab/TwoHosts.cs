using Fog.Lab;
using Xunit;

namespace Fog.Tests.Lab;

/// <summary>A lab of two hosts with engines, brought up once for several classes.</summary>
public sealed class TwoHosts : IAsyncLifetime
{
    private FogLab? _lab;

    public FogLab Lab => _lab ?? throw new InvalidOperationException("The lab isn't up yet.");

    public LabHost H1 => Lab.Host("h1");

    public LabHost H2 => Lab.Host("h2");

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _lab = await FogLab.Up(LabSpec.Of("testtwo", 2) with { Nodes = false }, cancel: Cancel);

    public async ValueTask DisposeAsync()
    {
        if (_lab is not null)
        {
            await _lab.Down(CancellationToken.None);
        }
    }
}
