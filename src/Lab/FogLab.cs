using System.Collections.Immutable;
using Fog.Lab.Saving;
using Fog.Lab.Shaping;

namespace Fog.Lab;

/// <summary>
/// A lab: several hosts on this machine, each with its own network, processes, disks, Docker Engine and node. Needs root.
/// All calls may be made from several processes at once.
/// </summary>
public sealed class FogLab
{
    private FogLab(string name) => Name = name;

    /// <summary>The lab's name.</summary>
    public string Name { get; }

    /// <summary>What lab.json says now.</summary>
    public LabState State => LabState.Load(Name) ?? throw Missing(Name);

    /// <summary>
    /// Brings a lab up: when this returns every engine and every node answers. When it fails or is cancelled nothing is left.
    /// </summary>
    public static async Task<FogLab> Up(LabSpec spec, IProgress<LabStep>? progress = null, CancellationToken cancel = default)
    {
        await LabPower.Up(spec, progress, cancel);
        return new FogLab(spec.Name);
    }

    /// <summary>The lab of that name, or of FOG_LAB, or "lab".</summary>
    /// <exception cref="LabException">There is none.</exception>
    public static FogLab Open(string? name = null)
    {
        LabPower.NeedRoot();
        var chosen = LabNames.Choose(name);
        return LabState.Load(chosen) is null ? throw Missing(chosen) : new FogLab(chosen);
    }

    /// <summary>Removes the lab and all it left, also when it is broken or not there at all.</summary>
    public static Task Down(string name, IProgress<LabStep>? progress = null, CancellationToken cancel = default) =>
        LabNames.WrongLabName(name) is { } wrong
            ? throw new LabException($"No lab can have this name: {wrong}.")
            : LabPower.Down(name, progress, cancel);

    /// <summary>Removes this lab: namespaces, mounts, processes, cgroups, files.</summary>
    public Task Down(CancellationToken cancel = default) => Down(Name, progress: null, cancel);

    /// <summary>One of its hosts.</summary>
    /// <exception cref="LabException">It has none of that name.</exception>
    public LabHost Host(string name) => new(Name, State.Host(name));

    /// <summary>From now on the two hosts hear nothing from each other; nobody is told. Holds across crash and start.</summary>
    public Task Cut(string a, string b, CancellationToken cancel = default) =>
        ChangeCuts(a, b, cuts => [.. cuts, new HostPair(a, b)], cancel);

    /// <summary>The two hosts hear each other again.</summary>
    public Task Heal(string a, string b, CancellationToken cancel = default) => ChangeCuts(a, b, cuts => cuts, cancel);

    /// <summary>
    /// Shapes both directions between two hosts, in effect when this returns. <see cref="LinkShape.Plain"/> is full speed again.
    /// </summary>
    public async Task Link(string a, string b, LinkShape shape, CancellationToken cancel = default)
    {
        using var alone = await LabLock.Take(Name, LabLock.Change, cancel);
        var (lab, hostA, hostB) = Pair(a, b);
        ImmutableArray<LinkSpec> others = [.. lab.Links.Where(l => !new HostPair(a, b).Is(l.From, l.To))];
        if (shape == LinkShape.Plain)
        {
            var plain = lab with { Links = others };
            plain.Save();
            await Links.Release(plain, hostA, hostB, cancel);
            return;
        }

        var shaped = lab with { Links = [.. others, .. LinkSpec.Between(a, b, shape)] };
        shaped.Save();
        await Links.Join(shaped, hostA, cancel);
        await Links.Join(shaped, hostB, cancel);
    }

    /// <summary>Keeps all hosts and the store as they are under a name, in place of what had it; virtual machines only. They go on.</summary>
    public async Task Save(string name, IProgress<LabStep>? progress = null, CancellationToken cancel = default)
    {
        using var alone = await LabLock.Take(Name, LabLock.Change, cancel);
        await LabSaving.Save(State, name, progress, cancel);
    }

    /// <summary>Makes all hosts and the store what they were when they were kept under that name. Their clocks show the time that it is.</summary>
    public async Task Load(string name, IProgress<LabStep>? progress = null, CancellationToken cancel = default)
    {
        using var alone = await LabLock.Take(Name, LabLock.Change, cancel);
        await LabSaving.Load(State, name, progress, cancel);
    }

    /// <summary>An HTTP client whose connections start on the lab's wire: it reaches nodes and published ports. The caller disposes it.</summary>
    public HttpClient Http() => LabHttp.Inside(Namespaces.File(State.Namespace));

    /// <summary>How its hosts are at this moment.</summary>
    public async Task<LabStatus> Status(CancellationToken cancel = default)
    {
        var lab = State;
        var hosts = await Task.WhenAll(lab.Hosts.Select(h => new LabHost(Name, h).Status(cancel)));
        return new LabStatus(Name, hosts, lab.Links, lab.Cuts);
    }

    private async Task ChangeCuts(string a, string b, Func<IEnumerable<HostPair>, IEnumerable<HostPair>> change, CancellationToken cancel)
    {
        using var alone = await LabLock.Take(Name, LabLock.Change, cancel);
        var (lab, hostA, hostB) = Pair(a, b);
        var changed = lab with { Cuts = [.. change(lab.Cuts.Where(c => !c.Is(a, b)))] };
        changed.Save();
        await Cuts.Apply(changed, hostA, cancel);
        await Cuts.Apply(changed, hostB, cancel);
    }

    private (LabState Lab, HostState A, HostState B) Pair(string a, string b)
    {
        var lab = State;
        return a == b ? throw new LabException($"A link needs two hosts, got \"{a}\" twice.") : (lab, lab.Host(a), lab.Host(b));
    }

    private static LabException Missing(string name) =>
        new($"No lab \"{name}\" runs; `fog lab up --name {name}` brings one up.");
}
