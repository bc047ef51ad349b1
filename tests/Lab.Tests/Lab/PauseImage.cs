using Fog.Lab;

namespace Fog.Tests.Lab;

/// <summary>A container image that only waits, made of what every lab host has: the static init.</summary>
internal static class PauseImage
{
    private const string Script = "tar -C /usr/bin -c catatonit | docker import -c 'CMD [\"/catatonit\", \"-P\"]' - pause";

    public static Task Import(LabHost host) => host.Exec(["sh", "-c", Script], TwoHosts.Cancel);
}
