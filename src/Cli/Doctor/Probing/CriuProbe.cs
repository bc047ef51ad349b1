using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Looks at the CRIU that runc and the node would find: the first in PATH.</summary>
public static class CriuProbe
{
    public static async Task<CriuFacts> Look(bool isRoot, CancellationToken cancellation)
    {
        var tool = await ProgramFinder.Find("criu", cancellation);
        if (tool.Path is null || !isRoot)
        {
            var why = Attempt.NotTried(tool.Path is null ? "not tried without CRIU" : "not tried without root");
            return new CriuFacts(tool, why, why, why);
        }

        var room = Directory.CreateTempSubdirectory("fog-doctor-");
        try
        {
            var trial = await new CriuTrial(tool.Path, room, cancellation).Run();
            if (trial.Worked != true)
            {
                // A CRIU that can't start denies every feature, which would say nothing of the kernel.
                var unknown = Attempt.NotTried("not tried, CRIU doesn't work");
                return new CriuFacts(tool, trial, unknown, unknown);
            }

            return new CriuFacts(tool, trial,
                await Feature(tool.Path, "mem_dirty_track", cancellation),
                await Feature(tool.Path, "uffd-noncoop", cancellation));
        }
        finally
        {
            room.Delete(recursive: true);
        }
    }

    private static async Task<Attempt> Feature(string criu, string name, CancellationToken cancellation)
    {
        var answer = await Program.Run(criu, CriuArguments.Feature(name), cancellation);
        return new Attempt(answer.Succeeded, answer.LastLine);
    }
}
