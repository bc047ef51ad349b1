using System.Globalization;
using Fog.Lab.Machines;
using Fog.Lab.Tools;

namespace Fog.Lab.Hosts;

/// <summary>Waits for something on a host to answer, and quotes its log when it doesn't.</summary>
internal sealed class Waiting(string lab, string host, Pace pace, IProgress<LabStep>? progress)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Polls until it answers.</summary>
    /// <param name="log">Which of the host's logs tells about it.</param>
    /// <param name="holds">What holds when it answers, for the progress.</param>
    /// <param name="patience">How long before giving up on a host at the pace of this machine.</param>
    /// <param name="answers">Asks once.</param>
    /// <param name="lives">False once its process has ended; nobody waits for the dead.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task Until(string log, string holds, TimeSpan patience, Func<Task<bool>> answers, Func<Task<bool>> lives, CancellationToken cancel)
    {
        var limit = patience * pace.Patience;
        var start = TimeProvider.System.GetTimestamp();
        TimeSpan Waited() => TimeProvider.System.GetElapsedTime(start);
        while (!await answers())
        {
            if (Waited() > Grace * pace.Patience && !await lives())
            {
                throw Failed(log, "has ended");
            }

            if (Waited() > limit)
            {
                throw Failed(log, string.Create(CultureInfo.InvariantCulture, $"did not answer within {limit.TotalSeconds:0} s"));
            }

            await Task.Delay(pace.Pause, TimeProvider.System, cancel);
        }

        progress?.Report(new LabStep(host, holds, Waited()));
    }

    private LabException Failed(string log, string how) =>
        new($"{host}: the {log} {how}. {Detached.LastLines(LabPaths.Log(lab, host, log))}");
}
