using Fog.Lab.Machines;

namespace Fog.Lab;

/// <summary>Puts the lab's cuts into effect.</summary>
internal static class Cuts
{
    /// <summary>What the host may not hear, from the lab's state; also after it came back from a power loss.</summary>
    public static async Task Apply(LabState lab, HostState host, CancellationToken cancel)
    {
        var silent = lab.Cuts.Select(c => c.Other(host.Name)).OfType<string>().Select(n => lab.Host(n).Address).ToArray();
        if (File.Exists(Namespaces.File(host.Namespace)))
        {
            await Machine.Of(lab, host).Silence(silent, cancel);
        }
    }
}
