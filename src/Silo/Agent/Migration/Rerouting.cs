using System.Net;
using Fog.Agent.Namespaces;
using Fog.Agent.Netlink;
using Fog.Agent.Ports;
using Fog.Agent.Tasks;

namespace Fog.Agent.Migration;

/// <summary>Turns the way to a task that moved, in all sandboxes of its service on this host: no engine is asked and no program started.</summary>
internal sealed partial class Rerouting(TaskKeepers keepers, Entries entries, NamespaceSockets sockets, ILogger<Rerouting> log)
{
    /// <summary>When this returns, they lead to where the task is.</summary>
    /// <param name="moved">The task.</param>
    /// <param name="address">Its address for life.</param>
    /// <param name="overlay">Its sandbox's present address.</param>
    public async Task Turn(TaskId moved, string address, string overlay)
    {
        var peers = keepers.Present
            .Where(keeper => keeper.Task.Service == moved.Service && keeper.Task != moved && keeper.Record is { Pid: not null, Phase: TaskPhase.Running })
            .ToArray();
        var (to, via) = (IPAddress.Parse(address), IPAddress.Parse(overlay));
        var changes = peers
            .Select(peer => Change($"/proc/{peer.Record!.Pid}/ns/net", RouteChange.Replace(to, via, IPAddress.Parse(peer.Record.Order.Address)), moved))
            .ToList();
        if (entries.Of(moved.Service)?.Ready is { } entry)
        {
            changes.Add(Change(entry.Namespace, RouteChange.Replace(to, via, null), moved));
        }

        await Task.WhenAll(changes);
        foreach (var peer in peers)
        {
            peer.Saw(record => record with { Peers = [.. record.Peers.Select(each => each.Address == address ? each with { Overlay = overlay } : each)] }, durable: false);
        }
    }

    private async Task Change(string networkNamespace, byte[] change, TaskId moved)
    {
        try
        {
            var error = await sockets.Make(networkNamespace, () =>
            {
                using var door = new NetlinkSocket(NetlinkSocket.Route);
                return door.Ask(change, 1);
            });
            if (error != 0)
            {
                LogRefused(moved, networkNamespace, error);
            }
        }
        catch (FogException e)
        {
            LogGone(moved, e.Message); // its process ended this moment
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The way to {Task} couldn't be turned in {Namespace}: error {Error}.")]
    private partial void LogRefused(TaskId task, string @namespace, int error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The way to {Task} wasn't turned in one sandbox: {Reason}")]
    private partial void LogGone(TaskId task, string reason);
}
