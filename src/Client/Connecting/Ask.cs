namespace Fog.Client;

/// <summary>One call to the fog, with a sentence for its failing.</summary>
internal static class Ask
{
    /// <param name="operation">What is being done, for example <c>Deploying hello</c>.</param>
    /// <param name="answer">The call.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="FogException">The fog didn't answer.</exception>
    public static async Task<T> For<T>(string operation, Task<T> answer, CancellationToken ct)
    {
        try
        {
            return await answer.WaitAsync(ct);
        }
        catch (Exception e) when (Interruption.Is(e))
        {
            throw new FogException(Sentence(operation, e), e);
        }
    }

    public static string Sentence(string operation, Exception e) =>
        $"{operation}: the fog didn't answer ({e.Message.TrimEnd('.', ' ')}). Trying again is safe; 'fog nodes' shows which nodes are up.";
}
