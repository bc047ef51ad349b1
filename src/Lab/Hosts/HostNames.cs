using System.Text;

namespace Fog.Lab.Hosts;

/// <summary>The files that let a lab's hosts find each other by name.</summary>
internal static class HostNames
{
    // Nobody to ask: a lab has no way out.
    private const string Resolver = "# A lab has no name server; /etc/hosts knows its hosts.\n";

    /// <summary>An answer for every host of the lab.</summary>
    public static string Hosts(IEnumerable<HostState> hosts)
    {
        var text = new StringBuilder("127.0.0.1 localhost\n");
        foreach (var host in hosts)
        {
            text.Append(host.Address).Append(' ').Append(host.Name).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Writes "hosts" and "resolv.conf" for the hosts to mount over their own.</summary>
    public static async Task Write(string folder, IEnumerable<HostState> hosts, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "hosts"), Hosts(hosts), cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "resolv.conf"), Resolver, cancel);
    }
}
