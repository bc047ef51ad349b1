using Fog.Agent.Docker;
using Fog.Hosting;

namespace Fog.Agent.Host;

/// <summary>Why a host can't run tasks, with what to do about it. Pure.</summary>
internal static class Obstacles
{
    public static IEnumerable<string> Of(EngineFacts engine, ToolFacts tools, bool root, NodeOptions options)
    {
        if (!root)
        {
            yield return "The node doesn't run as root, which namespaces, control groups and overlay mounts need: start it as root.";
        }

        if (engine.Version is null)
        {
            yield return $"No Docker Engine answers at {options.DockerSocket} ({engine.Trouble}): install docker.io and start it.";
        }
        else if (engine.StorageDriver != "overlay2")
        {
            yield return $"The Docker Engine keeps images with '{engine.StorageDriver}', tasks need the driver overlay2 and its own image store: set "
                + "\"storage-driver\": \"overlay2\" and \"features\": { \"containerd-snapshotter\": false } in /etc/docker/daemon.json and restart it.";
        }

        if (engine.KeepsPort)
        {
            yield return GossipPort.Complaint(options.Address, GossipPort.Number);
        }

        if (tools.Runc is null)
        {
            yield return "There is no runc: install the package runc.";
        }

        if (tools.Conmon is null)
        {
            yield return "There is no conmon, which keeps a task's output when the node restarts: install the package conmon.";
        }

        if (tools.Pause is null)
        {
            yield return "There is no catatonit, the program of the sandboxes: install the package catatonit.";
        }

        if (!File.Exists(options.SeccompProfile))
        {
            yield return $"There is no seccomp profile at {options.SeccompProfile}: install golang-github-containers-common or set Fog:SeccompProfile.";
        }
    }
}
