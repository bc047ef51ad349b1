using System.Globalization;

namespace Fog.Lab.Machines;

/// <summary>The command that starts a host of namespaces: its own processes, mounts, name and memory segments around an init.</summary>
internal static class NamespaceCommand
{
    /// <summary>Folder of the host's own /run where the lab notes what it started.</summary>
    public const string Notes = "/run/fog-lab";

    // A constant script. A fresh /run makes every default path of Docker, CRIU and the node the host's own, and it is gone
    // after a power loss, as on a real machine. When resolv.conf points into /run its target must be there to be covered.
    private const string Script = """
        set -e
        name=$1 disk=$2 names=$3
        hostname "$name"
        mount -t tmpfs -o mode=755 tmpfs /run
        mkdir -p /run/lock /run/fog-lab /var/lib/docker /var/lib/fog
        mount --bind "$disk/docker" /var/lib/docker
        mount --bind "$disk/fog" /var/lib/fog
        resolv=$(readlink -m /etc/resolv.conf)
        if [ ! -e "$resolv" ]; then mkdir -p "$(dirname "$resolv")"; : >"$resolv"; fi
        mount --bind "$names/resolv.conf" "$resolv"
        mount --bind "$names/hosts" /etc/hosts
        exec catatonit -P
        """;

    public static IReadOnlyList<string> Start(HostState host, string disk, string namesFolder) =>
    [
        "nsenter", $"--net={Namespaces.File(host.Namespace)}",
        "unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "--mount", "--uts", "--ipc", "--propagation", "private",
        "sh", "-c", Script, "sh", host.Name, disk, namesFolder,
    ];

    /// <summary>A command inside the running host, standard streams and exit code passed through.</summary>
    public static IReadOnlyList<string> Inside(int init, IEnumerable<string> command) =>
    [
        "nsenter", "--target", init.ToString(CultureInfo.InvariantCulture), "--mount", "--pid", "--net", "--uts", "--ipc", "--",
        .. command,
    ];

    /// <summary>A daemon inside the running host: own session, child of the init, its process number noted under a name.</summary>
    public static IReadOnlyList<string> Daemon(int init, string note, IEnumerable<string> command) =>
        Inside(init, ["setsid", "--fork", "sh", "-c", "echo $$ >\"$0\"; exec \"$@\"", $"{Notes}/{note}", .. command]);

    /// <summary>A file of the host's own /run, seen from outside.</summary>
    public static string OwnFile(int init, string path) => string.Create(CultureInfo.InvariantCulture, $"/proc/{init}/root{path}");
}
