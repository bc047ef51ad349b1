using Polly;
using Polly.Retry;

namespace Fog.Client;

/// <summary>
/// One question to the fog, asked again when nobody refused it but no answer came: a host that dies takes the calls on their way through
/// it along, and all that the fog is asked may be asked twice.
/// </summary>
internal static class Ask
{
    /// <summary>How often a question is put.</summary>
    public const int Tries = 5;

    private static readonly ResiliencePipeline Again = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is { } e && Interruption.Is(e, tried.Context.CancellationToken)),
            MaxRetryAttempts = Tries - 1,
            Delay = TimeSpan.FromMilliseconds(250),
            BackoffType = DelayBackoffType.Exponential,
        })
        .Build();

    /// <param name="operation">What is being done, for example <c>Deploying hello</c>.</param>
    /// <param name="question">The call.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="FogException">The fog didn't answer.</exception>
    public static async Task<T> For<T>(string operation, Func<Task<T>> question, CancellationToken ct)
    {
        try
        {
            return await Again.ExecuteAsync(async token => await question().WaitAsync(token), ct);
        }
        catch (Exception e) when (Interruption.Is(e, ct))
        {
            throw new FogException(Sentence(operation, e), e);
        }
    }

    public static string Sentence(string operation, Exception e) =>
        $"{operation}: the fog didn't answer ({e.Message.TrimEnd('.', ' ')}). Trying again is safe; 'fog nodes' shows which nodes are up.";
}
