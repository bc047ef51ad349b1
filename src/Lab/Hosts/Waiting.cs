using System.Globalization;
using Fog.Lab.Tools;

namespace Fog.Lab.Hosts;

/// <summary>Waits for something on a host to answer, and quotes its log when it doesn't.</summary>
internal sealed class Waiting(string lab, string host, IProgress<LabStep>? progress)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Polls until it answers.</summary>
    /// <param name="log">Which of the host's logs tells about it.</param>
    /// <param name="holds">What holds when it answers, for the progress.</param>
    /// <param name="patience">How long before giving up.</param>
    /// <param name="answers">Asks once.</param>
    /// <param name="lives">False once its process has ended; nobody waits for the dead.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task Until(string log, string holds, TimeSpan patience, Func<Task<bool>> answers, Func<bool> lives, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        TimeSpan Waited() => TimeProvider.System.GetElapsedTime(start);
        while (!await answers())
        {
            if (Waited() > Grace && !lives())
            {
                throw Failed(log, "has ended");
            }

            if (Waited() > patience)
            {
                throw Failed(log, string.Create(CultureInfo.InvariantCulture, $"did not answer within {patience.TotalSeconds:0} s"));
            }

            await Task.Delay(Pause, TimeProvider.System, cancel);
        }

        progress?.Report(new LabStep(host, holds, Waited()));
    }

    private LabException Failed(string log, string how) =>
        new($"{host}: the {log} {how}. {Detached.LastLines(LabPaths.Log(lab, host, log))}");
}
