using System.Runtime.CompilerServices;

namespace Fog.Tests.Following;

/// <summary>A service's stream of events that goes by a script: one entry for each time that somebody starts to watch.</summary>
internal sealed class ScriptedWatch(params ScriptedWatch.Attempt[] script)
{
    /// <summary>Events by number, then an error, or an end when there is none.</summary>
    internal sealed record Attempt(IEnumerable<long> Sequences, Exception? Error, ServicePhase Phase = ServicePhase.Deploying);

    /// <summary>From where each attempt watched.</summary>
    public List<long> Starts { get; } = [];

    public async IAsyncEnumerable<ServiceEvent> Watch(long from, [EnumeratorCancellation] CancellationToken ct)
    {
        // The last entry goes on for ever.
        var attempt = script[Math.Min(Starts.Count, script.Length - 1)];
        Starts.Add(from);
        foreach (var sequence in attempt.Sequences)
        {
            await Task.Yield();
            yield return new ServiceEvent(sequence, DateTimeOffset.UnixEpoch, ServiceEventKind.Progress, null, "", attempt.Phase);
        }

        if (attempt.Error is not null)
        {
            throw attempt.Error;
        }
    }
}
