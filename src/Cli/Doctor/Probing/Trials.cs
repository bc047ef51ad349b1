using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Small things that are really done on this host, in namespaces that vanish with them.</summary>
public sealed class Trials(bool isRoot, CancellationToken cancellation)
{
    public Task<Attempt> Namespaces() => Try(Unshare.InAll("true"));

    public async Task<NetworkFacts> Network() => new(
        await Try(Unshare.InNetwork("ip", "link", "add", "fogvxlan", "type", "vxlan", "id", "4097", "dstport", "4789")),
        await Try(Unshare.InNetwork("ip", "tuntap", "add", "dev", "fogtap", "mode", "tap")),
        await Try(Unshare.InNetwork("iptables", "-t", "nat", "-N", "FOG")),
        await Try(Unshare.InNetwork("nft", "add", "table", "inet", "fog")));

    public async Task<Attempt> OverlayFilesystem()
    {
        var room = Directory.CreateTempSubdirectory("fog-doctor-");
        try
        {
            foreach (var name in (string[])["lower", "upper", "work", "merged"])
            {
                room.CreateSubdirectory(name);
            }

            var layers = $"lowerdir={room.FullName}/lower,upperdir={room.FullName}/upper,workdir={room.FullName}/work";
            return await Try(Unshare.InMounts("mount", "-t", "overlay", "overlay", "-o", layers, $"{room.FullName}/merged"));
        }
        finally
        {
            room.Delete(recursive: true);
        }
    }

    private async Task<Attempt> Try(IReadOnlyList<string> arguments)
    {
        if (!isRoot)
        {
            return Attempt.NotTried("not tried without root");
        }

        var answer = await Program.Run(Unshare.Path, arguments, cancellation);
        return new Attempt(answer.Succeeded, answer.Succeeded ? "" : answer.LastLine);
    }
}
