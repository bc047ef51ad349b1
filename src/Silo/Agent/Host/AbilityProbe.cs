using System.Collections.Immutable;
using Docker.DotNet;
using Fog.Agent.Docker;
using Fog.Hosting;

namespace Fog.Agent.Host;

/// <summary>Finds out what the host can do. The kernel and the tools are tried once; the engine, which comes and goes, again and again.</summary>
internal sealed class AbilityProbe(IDockerClient docker, NodeOptions options, TimeProvider clock)
{
    /// <summary>How long an answer about the engine is good for.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(3);

    private readonly Lazy<Task<ToolFacts>> _tools = new(() => ToolFacts.Find(CancellationToken.None));
    private volatile EngineFacts _engine = new(null, null, null);
    private volatile Answer? _last;
    private long? _kept;

    private sealed record Answer(Abilities Abilities, long At);

    /// <summary>The host's abilities, at most ten seconds old.</summary>
    public async Task<Abilities> Ask(CancellationToken ct)
    {
        if (_last is { } last && clock.GetElapsedTime(last.At) < Fresh)
        {
            return last.Abilities;
        }

        var tools = await _tools.Value.WaitAsync(ct);
        var engine = _engine = await Engine(ct);
        var abilities = new Abilities(
            engine.Version, tools.Runc, tools.Criu, tools.CriuFeatures, Machine.Kernel, Machine.Cgroups,
            [.. Obstacles.Of(engine, tools, Environment.IsPrivilegedProcess, options)]);
        _last = new Answer(abilities, clock.GetTimestamp());
        return abilities;
    }

    private async Task<EngineFacts> Engine(CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(EnginePatience * options.Patience);
        try
        {
            var info = await docker.System.GetSystemInfoAsync(deadline.Token);
            return new EngineFacts(info.ServerVersion, info.Driver, null, KeepsPort(info.Swarm?.LocalNodeState));
        }
        catch (OperationCanceledException) when (_engine.Version is not null && !ct.IsCancellationRequested)
        {
            return _engine; // it is busy, with its swarm most likely, and not gone: then it would refuse
        }
        catch (Exception e) when (Engines.IsTrouble(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new EngineFacts(null, null, e.Message);
        }
    }

    /// <summary>Whether somebody has kept the port of swarms for longer than an engine that left one needs.</summary>
    private bool KeepsPort(string? swarm)
    {
        if (swarm != "inactive" || !GossipPort.IsTaken(options.Address, GossipPort.Number))
        {
            _kept = null;
            return false;
        }

        _kept ??= clock.GetTimestamp();
        return clock.GetElapsedTime(_kept.Value) > GossipPort.Patience;
    }
}

/// <summary>What is known of the Docker Engine.</summary>
/// <param name="Version">Null when none answers.</param>
/// <param name="StorageDriver">How it keeps image layers.</param>
/// <param name="Trouble">Why none answers.</param>
/// <param name="KeepsPort">Whether it is in no swarm and still can't join one in earnest: <see cref="GossipPort"/>.</param>
internal sealed record EngineFacts(string? Version, string? StorageDriver, string? Trouble, bool KeepsPort = false);
