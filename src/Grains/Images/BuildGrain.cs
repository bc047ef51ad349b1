namespace Fog.Images;

/// <inheritdoc cref="IBuildGrain"/>
/// <remarks>Kept in memory only: when its silo dies, at worst two hosts build the same.</remarks>
public sealed class BuildGrain(TimeProvider clock) : Grain, IBuildGrain
{
    /// <summary>How long a builder may be silent: it asks for more time every few seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private (NodeName Node, DateTimeOffset Until)? _turn;

    /// <inheritdoc/>
    public Task<NodeName> Claim(NodeName node, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_turn is not { } turn || turn.Node == node || turn.Until < now)
        {
            _turn = (node, now + Patience);
            return Task.FromResult(node);
        }

        return Task.FromResult(turn.Node);
    }

    /// <inheritdoc/>
    public Task Yield(NodeName node, CancellationToken ct)
    {
        _turn = _turn?.Node == node ? null : _turn;
        return Task.CompletedTask;
    }
}
