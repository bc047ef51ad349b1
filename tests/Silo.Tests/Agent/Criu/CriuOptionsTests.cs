using System.Collections.Immutable;
using Fog.Agent.Criu;
using ProtoBuf;

namespace Fog.Tests.Agent.Criu;

public sealed class What_CRIU_is_asked
{
    [Fact]
    public void Leaves_a_dumped_task_frozen_with_its_connections_and_names_what_is_the_host_s()
    {
        var options = DumpOptions.Of(new DumpedTask(42, "/root", "/sys/fs/cgroup/freezer/t", 4026532, ["/etc/hosts", "/data"], ["/proc/kcore"], ["/proc/scsi"]), 5);

        Assert.Equal((true, true, "/sys/fs/cgroup/freezer/t", CriuNetworkLock.Skip), (options.LeaveRunning, options.TcpEstablished, options.Freezer, options.NetworkLock));
        Assert.Equal(["net[4026532]:fog-network"], options.External);
        Assert.Equal([("/etc/hosts", "/etc/hosts"), ("/data", "/data"), ("/proc/kcore", "/dev/null"), ("/proc/scsi", "fog-empty")], options.ExternalMounts.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Gives_a_restored_task_the_monitor_s_pipes_and_this_host_s_mounts()
    {
        var options = RestoreOptions.Of(new RestoredTask("/root", new Dictionary<string, string> { ["/data"] = "/volumes/1" }.ToImmutableSortedDictionary(), ["/dev/null", "pipe:[7]", "pipe:[8]"], "/run/empty", 4), 5);

        Assert.Equal([("fog-network", 4), ("pipe:[7]", 1), ("pipe:[8]", 2)], options.InheritedFiles.Select(file => (file.Key, file.File)));
        Assert.Equal([("/data", "/volumes/1"), ("/dev/null", "/dev/null"), ("fog-empty", "/run/empty")], options.ExternalMounts.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Closes_the_connections_of_a_task_whose_peers_went_on()
    {
        var task = new RestoredTask("/root", ImmutableSortedDictionary<string, string>.Empty, [], "/run/empty", 4);
        var (moved, returned) = (RestoreOptions.Of(task, 5), RestoreOptions.Of(task with { Connected = false }, 5));
        Assert.Equal((true, null), (moved.TcpEstablished, moved.TcpClose));
        Assert.Equal((null, true), (returned.TcpEstablished, returned.TcpClose));
    }

    [Fact]
    public void Gives_two_outputs_that_are_one_pipe_once()
    {
        var options = RestoreOptions.Of(new RestoredTask("/root", ImmutableSortedDictionary<string, string>.Empty, ["/dev/null", "pipe:[7]", "pipe:[7]"], "/run/empty", 4), 5);
        Assert.Equal([("fog-network", 4), ("pipe:[7]", 1)], options.InheritedFiles.Select(file => (file.Key, file.File)));
    }

    [Fact]
    public void Is_written_in_the_numbers_of_its_protocol()
    {
        using var message = new MemoryStream();
        Serializer.Serialize(message, new CriuRequest { Verb = CriuVerb.Dump, Options = new CriuOptions { ImagesDirectory = 5, Pid = 42, Groups = CriuGroups.Ignore } });
        Assert.Equal("0801" + "1207" + "0805" + "102A" + "900200", Convert.ToHexString(message.ToArray()));
    }

    [Fact]
    public void Is_answered_with_the_first_error_that_tells_something()
    {
        string[] log =
        [
            "(00.000100) Error (criu/util.c:1534): rlimit: Can't setup RLIMIT_NOFILE for self: Operation not permitted",
            "(00.010000) Dumping opened files",
            "(00.020000) Error (criu/fsnotify.c:284): fsnotify: Can't dump that handle",
            "(00.030000) Error (criu/cr-dump.c:2100): Dumping FAILED.",
        ];
        Assert.Equal("Error (criu/fsnotify.c:284): fsnotify: Can't dump that handle", CriuLog.FirstError(log));
    }
}
