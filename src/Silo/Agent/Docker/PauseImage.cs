using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Fog.Agent.Docker;

/// <summary>The image of sandboxes: one static program that waits and reaps (catatonit in its pause mode).</summary>
internal sealed class PauseImage(IDockerClient docker)
{
    /// <summary>Name of the image in the engine's store.</summary>
    public const string Name = "fog/pause:1";

    /// <summary>Where Debian's package puts the program.</summary>
    public const string Program = "/usr/bin/catatonit";

    /// <summary>When this returns, the image is in the store.</summary>
    public async Task Ensure(CancellationToken ct)
    {
        try
        {
            await docker.Images.InspectImageAsync(Name, ct);
        }
        catch (DockerImageNotFoundException)
        {
            using var archive = Archive();
            var parameters = new ImagesCreateParameters { FromSrc = "-", Repo = Name.Split(':')[0], Tag = Name.Split(':')[1], Changes = ["CMD [\"/pause\", \"-P\"]"] };
            await docker.Images.CreateImageAsync(parameters, archive, new AuthConfig(), new Progress<JSONMessage>(), ct);
        }
    }

    private static MemoryStream Archive()
    {
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            using var program = File.OpenRead(Program);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "pause")
            {
                Mode = (UnixFileMode)0b111_101_101,
                ModificationTime = DateTimeOffset.UnixEpoch,
                DataStream = program,
            });
        }

        archive.Position = 0;
        return archive;
    }
}
