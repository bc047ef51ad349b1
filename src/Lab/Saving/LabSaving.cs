using System.Text.RegularExpressions;
using Fog.Lab.Machines;
using Fog.Lab.Stores;

namespace Fog.Lab.Saving;

/// <summary>
/// Keeps a whole lab and makes it again what it was. All hosts stand still meanwhile, so what they said to each other and to the
/// store fits together: connections between them go on, those to the store are made anew.
/// </summary>
internal static partial class LabSaving
{
    public static async Task Save(LabState lab, string name, IProgress<LabStep>? progress, CancellationToken cancel)
    {
        var (start, hosts) = (TimeProvider.System.GetTimestamp(), Hosts(lab, name));
        try
        {
            await Each(hosts, h => h.Pause(cancel));
            await LabStore.Save(lab, name, cancel);
            await Each(hosts, h => h.Save(name, cancel));
        }
        finally
        {
            await Each(hosts, h => h.Resume(loaded: false, CancellationToken.None));
        }

        progress?.Report(new LabStep(null, $"kept as {name}", TimeProvider.System.GetElapsedTime(start)));
    }

    public static async Task Load(LabState lab, string name, IProgress<LabStep>? progress, CancellationToken cancel)
    {
        var (start, hosts) = (TimeProvider.System.GetTimestamp(), Hosts(lab, name));
        LabStore.NeedSaved(lab, name);
        await Each(hosts, h => h.Pause(cancel));
        await LabStore.Load(lab, name, cancel);
        await Each(hosts, h => h.Load(name, cancel));
        await Each(hosts, h => h.Resume(loaded: true, cancel));
        progress?.Report(new LabStep(null, $"as it was when kept as {name}", TimeProvider.System.GetElapsedTime(start)));
    }

    private static Task Each(ISnapshots[] hosts, Func<ISnapshots, Task> act) => Task.WhenAll(hosts.Select(act));

    private static ISnapshots[] Hosts(LabState lab, string name) =>
        Name().IsMatch(name)
            ? [.. lab.Hosts.Select(h => Snapshots(lab, h))]
            : throw new LabException($"What is kept is named with 1 to 15 lower-case letters and digits, a letter first; got \"{name}\".");

    private static ISnapshots Snapshots(LabState lab, HostState host)
    {
        var running = Machine.Of(lab, host).Find() ?? throw new LabException($"{host.Name} is down; `fog lab start {host.Name}` brings it back.");
        return running.Snapshots ?? throw new LabException($"Only virtual machines can be kept as they are; {host.Name} is made of namespaces.");
    }

    [GeneratedRegex("^[a-z][a-z0-9]{0,14}$")]
    private static partial Regex Name();
}
