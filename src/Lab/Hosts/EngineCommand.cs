namespace Fog.Lab.Hosts;

/// <summary>How a host's own Docker Engine is started. All paths are the defaults: the host's /run and /var/lib/docker are its own.</summary>
internal static class EngineCommand
{
    public const string Socket = "/run/docker.sock";

    /// <summary>
    /// The storage and cgroup drivers are named so that none is probed for; a fog of several engines in one machine's memory
    /// is worth a little more garbage collection.
    /// </summary>
    public static IReadOnlyList<string> Arguments(HostState host) =>
    [
        "env", "GOGC=50",
        "dockerd",
        $"--cgroup-parent=/{host.Namespace}",
        "--exec-opt=native.cgroupdriver=cgroupfs",
        "--storage-driver=overlay2",
        "--log-level=warn",
        "--shutdown-timeout=2",
    ];
}
