using Fog.Agent.Runc;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Runc;

public sealed class Task_files
{
    private static readonly TaskFiles Files = new(OptionsOf.Valid(("DataDirectory", "/data"), ("RunDirectory", "/run/fog"), ("CgroupParent", "/fog-lab/")), AnOrder.Task);

    [Fact]
    public void Survive_a_reboot_where_they_must() =>
        Assert.Equal(("/data/tasks/hello.web.0/task.json", "/run/fog/tasks/hello.web.0/pid", "/fog-lab/hello.web.0"), (Files.Record, Files.PidFile, Files.Cgroup));

    [Fact]
    public void Tell_conmon_where_everything_is() => Assert.Equal(
        [
            "--api-version", "1", "--cid", "hello.web.0", "--cuuid", "hello.web.0", "--name", "hello.web.0", "--runtime", "/usr/sbin/runc",
            "--bundle", "/data/tasks/hello.web.0/bundle", "--persist-dir", "/run/fog/tasks/hello.web.0",
            "--container-pidfile", "/run/fog/tasks/hello.web.0/pid", "--conmon-pidfile", "/run/fog/tasks/hello.web.0/conmon.pid",
            "--log-path", "k8s-file:/data/tasks/hello.web.0/output.log", "--log-size-max", "16777216", "--exit-dir", "/run/fog/exits",
            "--full-attach", "--no-new-keyring", "--runtime-arg", "--root=/run/fog/runc", "--runtime-arg", "--log=/run/fog/tasks/hello.web.0/runc.log",
            "--runtime-arg", "--log-format=json",
        ],
        Conmon.Arguments(Files, "/usr/sbin/runc"));

    [Fact]
    public void Tell_mount_to_put_the_task_s_layer_over_the_image_s() => Assert.Equal(
        ["-t", "overlay", "overlay", "-o", "lowerdir=/l/2:/l/1,upperdir=/data/tasks/hello.web.0/upper,workdir=/data/tasks/hello.web.0/work"],
        RootFs.Arguments(Files, ["/l/2", "/l/1"]));

    [Fact]
    public void Refuse_more_layers_than_one_mount_takes()
    {
        var layer = "/var/lib/docker/overlay2/" + new string('a', 64) + "/diff";
        Assert.NotEmpty(RootFs.Arguments(Files, [.. Enumerable.Repeat(layer, 40)]));
        var error = Assert.Throws<FogException>(() => RootFs.Arguments(Files, [.. Enumerable.Repeat(layer, 60)]));
        Assert.Equal("The image has 60 layers, too many for one mount: merge some of its Dockerfile's steps.", error.Message);
    }

    [Fact]
    public void Tell_runc_which_container_a_command_belongs_to() =>
        Assert.Equal(["--root", "/run/fog/runc", "exec", "hello.web.0", "ls", "-l"], RuncTool.ExecArguments(Files, ["ls", "-l"]));

    [Fact]
    public void Are_for_the_owner_only_and_go_without_a_trace()
    {
        using var directory = new TestDirectory();
        var files = new TaskFiles(OptionsOf.Valid(("DataDirectory", directory.Path), ("RunDirectory", Path.Combine(directory.Path, "run"))), AnOrder.Task);
        files.Create();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(files.Home));
        File.WriteAllText(files.ExitFile, "0");
        File.WriteAllText(files.Output, "x");
        files.Delete();
        files.Delete();
        Assert.False(Directory.Exists(files.Home) || Directory.Exists(files.Run) || File.Exists(files.ExitFile));
    }
}
