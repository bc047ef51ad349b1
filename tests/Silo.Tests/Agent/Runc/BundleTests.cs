using System.Text.Json.Nodes;
using Fog.Agent.Docker;
using Fog.Agent.Images;
using Fog.Agent.Runc;

namespace Fog.Tests.Agent.Runc;

public sealed class A_bundle
{
    private static readonly TaskImage Image = new("sha256:1", ["/layers/1"], ["/app/web", "-v"], ["PATH=/app", "LANG=C", "HOSTNAME=image"], "/app", "");
    private static readonly TaskPlace Place = new("/tasks/root", "/tasks/hosts", "/run/netns/7", "/fog/hello.web.0", [new("/volumes/data", "/data", false), new("/volumes/set", "/set", true)]);
    private static readonly OciSeccomp Seccomp = new("SCMP_ACT_ERRNO", 38, ["SCMP_ARCH_X86_64"], [new(["read"], "SCMP_ACT_ALLOW", null, null)]);

    [Fact]
    public void Is_an_OCI_config_for_the_image_in_its_place()
    {
        var config = Json(AnOrder.For());
        Assert.Equal("1.0.2", (string?)config["ociVersion"]);
        Assert.Equal("""{"path":"/tasks/root","readonly":false}""", config["root"]!.ToJsonString());
        Assert.Equal("""["/app/web","-v"]""", config["process"]!["args"]!.ToJsonString());
        Assert.Equal(("/app", "web", false), ((string?)config["process"]!["cwd"], (string?)config["hostname"], (bool)config["process"]!["terminal"]!));
        Assert.Equal("/fog/hello.web.0", (string?)config["linux"]!["cgroupsPath"]);
    }

    [Fact]
    public void Has_namespaces_of_its_own_and_the_network_of_its_sandbox() => Assert.Equal(
        """[{"type":"pid"},{"type":"ipc"},{"type":"uts"},{"type":"mount"},{"type":"cgroup"},{"type":"network","path":"/run/netns/7"}]""",
        Json(AnOrder.For())["linux"]!["namespaces"]!.ToJsonString());

    [Fact]
    public void Drops_what_root_may_do_and_can_not_get_it_back()
    {
        var process = Json(AnOrder.For())["process"]!;
        const string Few = """["CAP_CHOWN","CAP_DAC_OVERRIDE","CAP_FOWNER","CAP_FSETID","CAP_KILL","CAP_NET_BIND_SERVICE","CAP_SETGID","CAP_SETUID"]""";
        Assert.All(new[] { "bounding", "effective", "permitted" }, set => Assert.Equal(Few, process["capabilities"]![set]!.ToJsonString()));
        Assert.Null(process["capabilities"]!["ambient"]);
        Assert.Null(process["capabilities"]!["inheritable"]);
        Assert.True((bool)process["noNewPrivileges"]!);
        Assert.Equal("""[{"allow":false,"access":"rwm"}]""", Json(AnOrder.For())["linux"]!["resources"]!["devices"]!.ToJsonString());
    }

    [Fact]
    public void Filters_system_calls()
    {
        var filter = Json(AnOrder.For())["linux"]!["seccomp"]!;
        Assert.Equal(
            """{"defaultAction":"SCMP_ACT_ERRNO","defaultErrnoRet":38,"architectures":["SCMP_ARCH_X86_64"],"syscalls":[{"names":["read"],"action":"SCMP_ACT_ALLOW"}]}""",
            filter.ToJsonString());
    }

    [Fact]
    public void Hides_what_the_kernel_would_tell_of_the_host()
    {
        var linux = Json(AnOrder.For())["linux"]!;
        Assert.Superset(new HashSet<string> { "/proc/kcore", "/proc/keys", "/proc/timer_list", "/sys/firmware" }, Texts(linux["maskedPaths"]!));
        Assert.Superset(new HashSet<string> { "/proc/sys", "/proc/sysrq-trigger", "/proc/irq" }, Texts(linux["readonlyPaths"]!));
    }

    [Theory]
    [InlineData(0.5, 50_000, 512)]
    [InlineData(2, 200_000, 2048)]
    [InlineData(0.001, 1_000, 2)]
    public void Limits_cores_memory_and_processes(double cpu, long quota, int shares)
    {
        var limits = Json(AnOrder.For(new Resources(cpu, 64 << 20, 0)))["linux"]!["resources"]!;
        Assert.Equal($$"""{"quota":{{quota}},"period":100000,"shares":{{shares}}}""", limits["cpu"]!.ToJsonString());
        Assert.Equal("""{"limit":67108864,"swap":67108864}""", limits["memory"]!.ToJsonString());
        Assert.Equal("""{"limit":1024}""", limits["pids"]!.ToJsonString());
    }

    [Fact]
    public void Mounts_few_things_the_hosts_file_for_reading_and_the_volumes_as_asked()
    {
        var mounts = Json(AnOrder.For())["mounts"]!.AsArray().Select(mount => mount!).ToArray();
        Assert.Equal(["/proc", "/dev", "/dev/shm", "/sys", "/etc/hosts", "/data", "/set"], mounts.Select(mount => (string?)mount["destination"]));
        Assert.Equal(
            """{"destination":"/etc/hosts","type":"bind","source":"/tasks/hosts","options":["bind","ro","nosuid","noexec","nodev"]}""", mounts[4].ToJsonString());
        Assert.Equal("""{"destination":"/data","type":"bind","source":"/volumes/data","options":["rbind","rw","nosuid","nodev"]}""", mounts[5].ToJsonString());
        Assert.Equal("""{"destination":"/set","type":"bind","source":"/volumes/set","options":["rbind","ro","nosuid","nodev"]}""", mounts[6].ToJsonString());
        Assert.Contains("ro", Texts(mounts[3]["options"]!));
    }

    [Fact]
    public void Lets_the_spec_win_over_the_fog_and_the_fog_over_the_image()
    {
        var environment = Environment(AnOrder.For(environment: [("LANG", "de"), ("FOG_ADDRESS", "mine"), ("NEW", "a=b")]));
        Assert.Equal(
            ["FOG_ADDRESS=mine", "FOG_PUBLISHED_PORT=20001", "FOG_STATE=http://169.254.70.71:36400/v1/state", "FOG_TASK=hello/web", "HOSTNAME=web", "LANG=de", "NEW=a=b", "PATH=/app"], environment);
    }

    [Fact]
    public void Tells_a_task_its_address_and_has_a_path_when_the_image_has_none()
    {
        var environment = Texts(Json(AnOrder.For(port: null), Image with { Environment = [] })["process"]!["env"]!);
        Assert.Equal(
            ["FOG_ADDRESS=100.64.0.1", "FOG_STATE=http://169.254.70.71:36400/v1/state", "FOG_TASK=hello/web", "HOSTNAME=web", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"], environment.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Runs_the_command_of_the_spec_instead_of_the_image_s() =>
        Assert.Equal("""["/bin/other","x"]""", Json(AnOrder.For(command: ["/bin/other", "x"]))["process"]!["args"]!.ToJsonString());

    [Fact]
    public void Runs_as_the_user_of_the_image() =>
        Assert.Equal("""{"uid":1000,"gid":50}""", Json(AnOrder.For(), user: new OciUser(1000, 50))["process"]!["user"]!.ToJsonString());

    private static JsonNode Json(TaskOrder order, TaskImage? image = null, OciUser? user = null) =>
        JsonNode.Parse(Bundle.Config(order, image ?? Image, Place, user ?? new OciUser(0, 0), Seccomp).ToJson())!;

    private static string[] Environment(TaskOrder order) => [.. Json(order)["process"]!["env"]!.AsArray().Select(line => (string)line!)];

    private static HashSet<string> Texts(JsonNode array) => [.. array.AsArray().Select(text => (string)text!)];
}
