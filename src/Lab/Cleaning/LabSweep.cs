using Fog.Lab.Hosts;
using Fog.Lab.Native;
using Fog.Lab.Tools;

namespace Fog.Lab.Cleaning;

/// <summary>
/// Removes everything that a lab has on this machine. It looks at what is there and not at lab.json, so it also works after
/// a crash, twice, and half-way through `up`.
/// </summary>
internal static class LabSweep
{
    public static async Task Run(string lab, IProgress<LabStep>? progress, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        var names = Namespaces.OfLab(lab).ToArray();
        var numbers = names.Select(n => (Name: n, Number: FileNumber.Of(Namespaces.File(n)))).ToArray();
        await KillAll();
        progress?.Report(new LabStep(null, "processes ended", TimeProvider.System.GetElapsedTime(start)));
        foreach (var name in names)
        {
            await Ip.DeleteNamespace(name, cancel);
        }

        // An interrupted `up` may have had one more process under way that came in between; nobody can come in now.
        await KillAll();
        await CgroupSweep.Run(CgroupSweep.OfLab(lab), cancel);
        await Remove(LabPaths.Disks(lab), LabPaths.LabDisks, cancel);
        await Remove(LabPaths.State(lab), LabPaths.StateRoot, cancel);
        progress?.Report(new LabStep(null, "namespaces, cgroups and disks removed", TimeProvider.System.GetElapsedTime(start)));

        Task KillAll() =>
            Task.WhenAll(from known in numbers where known.Number.HasValue select HostEnd.KillAll(known.Number.GetValueOrDefault(), known.Name, cancel));
    }

    /// <summary>Whether anything of a lab is there.</summary>
    public static bool Finds(string lab) =>
        Namespaces.OfLab(lab).Any()
        || File.Exists(LabPaths.StateFile(lab))
        || Directory.Exists(LabPaths.Disks(lab))
        || CgroupSweep.OfLab(lab).Any();

    /// <summary>Never across a mount; and the folder of all labs goes with the last lab.</summary>
    private static async Task Remove(string folder, string parent, CancellationToken cancel)
    {
        await Tool.Run("rm", ["--recursive", "--force", "--one-file-system", "--", folder], cancel);
        try
        {
            Directory.Delete(parent);
        }
        catch (IOException)
        {
            // Another lab lives there, or there never was one.
        }
    }
}
