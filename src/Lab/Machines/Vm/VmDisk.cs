using System.Reflection;
using Fog.Lab.Tools;

namespace Fog.Lab.Machines.Vm;

/// <summary>
/// Makes the read-only disk of a lab's virtual machines: their first program and its settings, the keys that open them, and what
/// this machine's own hosts find at the same place anyway: .NET, CRIU, the node.
/// </summary>
internal static class VmDisk
{
    private const string Criu = "/opt/fog/criu";
    private static readonly string[] Guest = ["boot", "sshd_config", "containerd.toml"];

    public static async Task Make(VmImage image, LabState lab, CancellationToken cancel)
    {
        var stage = VmPaths.Stage(lab.Name);
        Directory.CreateDirectory(Path.Combine(stage, "keys"));
        foreach (var name in Guest)
        {
            await Write(name, Path.Combine(stage, name), cancel);
        }

        foreach (var name in new[] { "hosts", "resolv.conf" })
        {
            File.Copy(Path.Combine(LabPaths.ClusterFolder(lab.Name), name), Path.Combine(stage, name));
        }

        await MakeKeys(image, lab.Name, Path.Combine(stage, "keys"), cancel);
        var programs = Programs(lab.NodeProgram).ToArray();
        await File.WriteAllLinesAsync(Path.Combine(stage, "mounts"), programs.Select(p => $"{Path.GetFileName(Real(p))} {p}"), cancel);
        string[] sources = [.. Directory.EnumerateFileSystemEntries(stage), .. programs.Select(Real)];
        await Tool.Run(
            image.Program("mksquashfs"),
            [.. sources, VmPaths.LabDisk(lab.Name), "-quiet", "-no-progress", "-no-xattrs", "-comp", "lz4"],
            cancel);
        Directory.Delete(stage, recursive: true);
    }

    /// <summary>Folders and files that are there, at the places where they are looked for.</summary>
    private static IEnumerable<string> Programs(string? node)
    {
        var dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        foreach (var part in new[] { "dotnet", "host", "shared" }.Select(p => Path.Combine(dotnet, p)).Append(Criu).Where(Path.Exists))
        {
            yield return part;
        }

        if (node is not null)
        {
            // A program of one file has nothing beside it that it needs.
            yield return File.Exists(Path.ChangeExtension(node, ".dll")) || File.Exists(node + ".dll") ? Path.GetDirectoryName(node)! : node;
        }
    }

    /// <summary>What a link in the last place stands for: the disk shall hold it, under its own name, and no link.</summary>
    private static string Real(string path) =>
        (Directory.Exists(path) ? Directory.ResolveLinkTarget(path, true) : File.ResolveLinkTarget(path, true))?.FullName ?? path;

    private static async Task MakeKeys(VmImage image, string lab, string folder, CancellationToken cancel)
    {
        foreach (var file in new[] { Path.Combine(folder, "host"), VmPaths.Key(lab) })
        {
            await Tool.Run(image.Program("ssh-keygen"), ["-q", "-t", "ed25519", "-N", "", "-C", "lab", "-f", file], cancel);
        }

        File.Move(VmPaths.Key(lab) + ".pub", Path.Combine(folder, "lab.pub"));
    }

    private static async Task Write(string name, string file, CancellationToken cancel)
    {
        await using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Guest/{name}")
            ?? throw new LabException($"This program lacks its part Guest/{name}; build it anew.");
        await using var target = File.Create(file);
        await source.CopyToAsync(target, cancel);
    }
}
