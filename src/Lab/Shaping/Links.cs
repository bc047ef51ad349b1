using System.Net.Sockets;
using Fog.Lab.Machines;
using Fog.Lab.Tools;

namespace Fog.Lab.Shaping;

/// <summary>Puts the lab's shaped links into effect; the switch is started by the first of them.</summary>
internal static class Links
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>All links of the lab as its state has them. Rules come before routes: no packet meets a switch that doesn't know it.</summary>
    public static async Task Apply(LabState lab, CancellationToken cancel)
    {
        _ = await LoadRules(lab, cancel);
        await LeadAll(lab, cancel);
    }

    /// <summary>
    /// The links of a host that came to life, or back; of all hosts when the switch had to be started: the cards went with an
    /// old one, and the routes with the cards.
    /// </summary>
    public static async Task Join(LabState lab, HostState host, CancellationToken cancel)
    {
        if (Peers(lab, host).Length > 0)
        {
            var started = await LoadRules(lab, cancel);
            await (started ? LeadAll(lab, cancel) : Lead(lab, host, cancel));
        }
    }

    /// <summary>Two hosts go back to the plain wire; the state no longer has a link between them.</summary>
    public static async Task Release(LabState lab, HostState a, HostState b, CancellationToken cancel)
    {
        await Machine.Of(lab, a).Release(b, cancel);
        await Machine.Of(lab, b).Release(a, cancel);
        if (await LoadRules(lab, cancel))
        {
            await LeadAll(lab, cancel);
        }
    }

    private static HostState[] Peers(LabState lab, HostState host) =>
        [.. lab.Hosts.Where(p => lab.Links.Any(l => (l.From == host.Name && l.To == p.Name) || (l.To == host.Name && l.From == p.Name)))];

    private static async Task LeadAll(LabState lab, CancellationToken cancel)
    {
        foreach (var host in lab.Hosts)
        {
            await Lead(lab, host, cancel);
        }
    }

    private static async Task Lead(LabState lab, HostState host, CancellationToken cancel)
    {
        var peers = Peers(lab, host);
        if (peers.Length > 0 && File.Exists(Namespaces.File(host.Namespace)))
        {
            await Machine.Of(lab, host).Lead(peers, cancel);
        }
    }

    /// <returns>Whether the switch had to be started.</returns>
    private static async Task<bool> LoadRules(LabState lab, CancellationToken cancel)
    {
        var folder = LabPaths.State(lab.Name);
        SwitchRules.From(lab).Save(folder);
        var start = TimeProvider.System.GetTimestamp();
        var started = false;
        while (true)
        {
            try
            {
                await SwitchControl.Reload(folder, cancel);
                return started;
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                if (!started)
                {
                    await StartSwitch(lab, cancel);
                    started = true;
                }

                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                {
                    throw new LabException(
                        $"The switch did not answer within {Patience.TotalSeconds} s: {e.Message} {Detached.LastLines(Log(lab))}", e);
                }
            }

            await Task.Delay(Pause, TimeProvider.System, cancel);
        }
    }

    /// <summary>In the wire's namespace, so that whoever clears that namespace ends the switch too.</summary>
    private static Task StartSwitch(LabState lab, CancellationToken cancel)
    {
        var program = Path.ChangeExtension(typeof(Links).Assembly.Location, null);
        string[] command = ["nsenter", $"--net={Namespaces.File(lab.Namespace)}", program, "switch", LabPaths.State(lab.Name)];
        return File.Exists(program)
            ? Detached.Start(Log(lab), command, cancel)
            : throw new LabException($"The switch, {program}, is missing; build this program anew.");
    }

    private static string Log(LabState lab) => Path.Combine(LabPaths.State(lab.Name), "switch.log");
}
