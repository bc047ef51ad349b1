using Fog.Lab.Cleaning;
using Fog.Lab.Hosts;
using Fog.Lab.Machines;
using Fog.Lab.Native;
using Fog.Lab.Shaping;
using Fog.Lab.Stores;
using Fog.Lab.Tools;

namespace Fog.Lab;

/// <summary>Brings whole labs up and takes them down.</summary>
internal static class LabPower
{
    private static readonly TimeSpan CleaningPatience = TimeSpan.FromMinutes(2);

    public static async Task Up(LabSpec spec, IProgress<LabStep>? progress, CancellationToken cancel)
    {
        Check(spec);
        var lab = From(spec);
        using var alone = await LabLock.Take(spec.Name, LabLock.Life, cancel);
        await Clear(spec.Name, progress, cancel);
        try
        {
            await Build(lab, progress, cancel);
        }
        catch (Exception e)
        {
            await CleanAfter(e, spec.Name);
            throw;
        }
    }

    public static async Task Down(string lab, IProgress<LabStep>? progress, CancellationToken cancel)
    {
        NeedRoot();
        using var alone = await LabLock.Take(lab, LabLock.Life, cancel);
        await LabSweep.Run(lab, progress, cancel);
    }

    public static void NeedRoot()
    {
        if (Libc.EffectiveUser() != 0)
        {
            throw new LabException("A lab needs root: it makes network namespaces and starts Docker Engines. Try again with sudo.");
        }
    }

    private static async Task CleanAfter(Exception failure, string lab)
    {
        using var limit = new CancellationTokenSource(CleaningPatience);
        try
        {
            await LabSweep.Run(lab, progress: null, limit.Token);
        }
        catch (LabException e)
        {
            throw new LabException($"{failure.Message} Cleaning up failed too: {e.Message} Try `fog lab down --name {lab}`.", failure);
        }
    }

    private static void Check(LabSpec spec)
    {
        NeedRoot();
        if (LabSpecRules.Problems(spec) is { Count: > 0 } problems)
        {
            throw new LabException($"The lab can't be brought up: {string.Join("; ", problems)}.");
        }
    }

    /// <summary>A lab that lives is an error; one that died is swept.</summary>
    private static async Task Clear(string lab, IProgress<LabStep>? progress, CancellationToken cancel)
    {
        if (LabState.Load(lab) is { } old && old.Hosts.Any(h => RunningHost.Find(old, h) is not null))
        {
            throw new LabException($"Lab \"{lab}\" runs already ({old.Hosts.Length} hosts); `fog lab down --name {lab}` removes it.");
        }

        if (LabSweep.Finds(lab))
        {
            await LabSweep.Run(lab, progress, cancel);
            Directory.CreateDirectory(LabPaths.State(lab));
        }
    }

    private static async Task Build(LabState lab, IProgress<LabStep>? progress, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        lab.Save();
        await HostNames.Write(LabPaths.ClusterFolder(lab.Name), lab.Hosts, cancel);
        foreach (var machine in lab.Hosts.DistinctBy(h => h.Machine).Select(h => Machine.Of(lab, h)))
        {
            await machine.Prepare(lab, cancel);
        }

        await Ip.AddNamespace(lab.Namespace, cancel);
        await Ip.Batch(lab.Namespace, WireCommands.Wire(), cancel);
        var starts = lab.Hosts.Select(h => new HostStart(lab, h, progress)).ToArray();
        foreach (var host in starts)
        {
            await host.Cable(cancel);
        }

        if (lab.Links.Length > 0)
        {
            await Links.Apply(lab, cancel);
        }

        progress?.Report(new LabStep(null, "wire is laid", TimeProvider.System.GetElapsedTime(start)));
        await LabStore.Start(lab, cancel);
        await Parallel.ForEachAsync(
            starts,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = cancel },
            async (host, stop) => await host.Run(stop));
    }

    private static LabState From(LabSpec spec)
    {
        var share = MachineShare.OfThisMachine(spec.Hosts.Length);
        var store = spec.EffectiveStore;
        return new LabState(
            spec.Name,
            Namespaces.Wire(spec.Name),
            store,
            LabStore.ConnectionString(spec.Name, store),
            spec.Nodes ? NodeCommand.Locate(spec.NodeProgram) : null,
            spec.Seed,
            [.. spec.Hosts.Select((h, i) => HostState.From(spec.Name, i + 1, h, h.Machine == MachineKind.Vm ? MachineShare.OfAVm : share))],
            spec.Links,
            []);
    }
}
