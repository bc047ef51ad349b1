using Fog.Hosting;

namespace Fog.Agent.Images;

/// <summary>
/// Waits until it is this host's turn to build an image, so that one host builds it and the others fetch its layers. When nobody can say
/// whose turn it is, everybody may build: two images are better than none.
/// </summary>
internal sealed partial class BuildTurns(IGrainFactory grains, NodeOptions options, TimeProvider clock, ILogger<BuildTurns> log)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <summary>Does the work when it's this host's turn.</summary>
    /// <param name="context">What is built.</param>
    /// <param name="say">Hears who builds meanwhile.</param>
    /// <param name="work">The work.</param>
    /// <param name="ct">Stops waiting and work.</param>
    public async Task Take(Blob context, Action<string> say, Func<CancellationToken, Task> work, CancellationToken ct)
    {
        var grain = grains.GetGrain<IBuildGrain>(context.Digest);
        for (NodeName? before = null; await Claim(grain, ct) is var turn && turn != options.Name; before = turn)
        {
            if (turn != before)
            {
                say($"waiting for {turn}, which builds the image");
            }

            await Task.Delay(Look, clock, ct);
        }

        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewing = Renew(grain, done.Token);
        try
        {
            await work(ct);
        }
        finally
        {
            await done.CancelAsync();
            await ((Task)renewing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Yield(grain);
        }
    }

    private async Task<NodeName> Claim(IBuildGrain grain, CancellationToken ct)
    {
        try
        {
            return await grain.Claim(options.Name, ct);
        }
        catch (Exception e) when (GrainTrouble.Is(e, ct))
        {
            LogAlone(e.Message);
            return options.Name;
        }
    }

    private async Task Renew(IBuildGrain grain, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            await Claim(grain, ct);
        }
    }

    private async Task Yield(IBuildGrain grain)
    {
        try
        {
            await grain.Yield(options.Name, CancellationToken.None);
        }
        catch (Exception e) when (GrainTrouble.Is(e, CancellationToken.None))
        {
            LogAlone(e.Message); // it lapses by itself
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody says whose turn to build it is: {Reason}")]
    private partial void LogAlone(string reason);
}
