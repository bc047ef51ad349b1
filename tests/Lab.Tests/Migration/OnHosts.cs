using System.Globalization;
using Fog.Tests.Services;

namespace Fog.Tests.Migration;

/// <summary>What is on the hosts of a task, whatever anybody says of it.</summary>
internal static class OnHosts
{
    public static readonly string[] Names = ["h1", "h2", "h3"];

    /// <summary>The tasks of which a host holds files, mounts or a control group, each once, in order.</summary>
    public static async Task<string> Leavings(this FogOfNodes fog, string host)
    {
        const string look = """
            (ls /var/lib/fog/tasks; grep -o '/var/lib/fog/tasks/[^/ ]*' /proc/mounts | sed 's,.*/,,'; ls /run/fog/tasks 2>/dev/null) | sort -u | tr '\n' ' '
            """;
        return (await fog.Lab.Host(host).Exec(["sh", "-c", look], ThreeNodes.Cancel)).Output.Trim();
    }

    /// <summary>How many files a host's node has open.</summary>
    public static async Task<int> OpenFiles(this FogOfNodes fog, string host) => int.Parse(
        (await fog.Lab.Host(host).Exec(["sh", "-c", "ls /proc/$(pgrep -o -x fog-node)/fd | wc -l"], ThreeNodes.Cancel)).Output, CultureInfo.InvariantCulture);

    /// <summary>The tasks that belong on a host, as <see cref="Leavings"/> names them.</summary>
    public static async Task<string> Belongings(this FogOfNodes fog, string service, string host, params string[] tasks)
    {
        var there = new List<string>();
        foreach (var task in tasks)
        {
            if ((string?)(await fog.Fog.Task(service, task))["node"] == host)
            {
                there.Add($"{service}.{task}.0");
            }
        }

        return string.Join(' ', there.Order(StringComparer.Ordinal));
    }

    /// <summary>Another host than the source, and not the one whose loss would take the swarm along.</summary>
    public static async Task<string> NoManager(this FogOfNodes fog, string source)
    {
        var manager = await fog.Manager();
        return Names.First(host => host != source && host != manager);
    }

    /// <summary>The host that manages the swarm.</summary>
    public static async Task<string> Manager(this FogOfNodes fog)
    {
        foreach (var host in Names)
        {
            var info = await fog.Lab.Host(host).Exec(["docker", "info", "--format", "{{.Swarm.ControlAvailable}}"], ThreeNodes.Cancel);
            if (info.Output.Trim() == "true")
            {
                return host;
            }
        }

        throw new InvalidOperationException("No host manages the swarm.");
    }
}
