using Fog.Agent.Runc;

namespace Fog.Tests.Agent.Runc;

public sealed class A_seccomp_profile
{
    private const string Installed = "/usr/share/containers/seccomp.json";

    private const string Small = """
        { "defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 38, "defaultErrno": "ENOSYS",
          "archMap": [
            { "architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86", "SCMP_ARCH_X32"] },
            { "architecture": "SCMP_ARCH_AARCH64", "subArchitectures": ["SCMP_ARCH_ARM"] } ],
          "syscalls": [
            { "names": ["read", "mount", "clone", "clone3"], "action": "SCMP_ACT_ALLOW", "args": [], "includes": {}, "excludes": {} },
            { "names": ["personality"], "action": "SCMP_ACT_ALLOW", "args": [{ "index": 0, "value": 8, "valueTwo": 0, "op": "SCMP_CMP_EQ" }] },
            { "names": ["arch_prctl"], "action": "SCMP_ACT_ALLOW", "includes": { "arches": ["amd64", "x32"] } },
            { "names": ["arm_fadvise64_64"], "action": "SCMP_ACT_ALLOW", "includes": { "arches": ["arm64"] } },
            { "names": ["chown_by_cap"], "action": "SCMP_ACT_ALLOW", "includes": { "caps": ["CAP_CHOWN"] } },
            { "names": ["bpf"], "action": "SCMP_ACT_ALLOW", "includes": { "caps": ["CAP_SYS_ADMIN"] } },
            { "names": ["bpf"], "action": "SCMP_ACT_ERRNO", "errnoRet": 1, "excludes": { "caps": ["CAP_SYS_ADMIN"] } },
            { "names": ["not_on_amd64"], "action": "SCMP_ACT_ALLOW", "excludes": { "arches": ["amd64"] } } ] }
        """;

    [Fact]
    public void Keeps_the_rules_that_hold_for_the_task_and_its_processor()
    {
        var filter = SeccompProfile.For(Small, "amd64", ["CAP_CHOWN"]);
        Assert.Equal(("SCMP_ACT_ERRNO", 38u), (filter.DefaultAction, filter.DefaultErrnoRet));
        Assert.Equal(["SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"], filter.Architectures);
        Assert.Equal(["arch_prctl", "chown_by_cap", "clone", "personality", "read"], Allowed(filter));
        var refused = filter.Syscalls.Single(rule => rule.Names.Contains("bpf"));
        Assert.Equal(("SCMP_ACT_ERRNO", 1u), (refused.Action, refused.ErrnoRet));
    }

    [Fact]
    public void Follows_the_processor_and_the_capabilities()
    {
        var filter = SeccompProfile.For(Small, "arm64", []);
        Assert.Equal(["SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM"], filter.Architectures);
        Assert.Equal(["arm_fadvise64_64", "clone", "not_on_amd64", "personality", "read"], Allowed(filter));
    }

    [Fact]
    public void Keeps_conditions_on_arguments()
    {
        var filter = SeccompProfile.For(Small, "amd64", []);
        Assert.Equal([new OciSyscallArgument(0, 8, 0, "SCMP_CMP_EQ")], filter.Syscalls.Single(rule => rule.Names.Contains("personality")).Args!.Value);
        Assert.Null(filter.Syscalls.Single(rule => rule.Names.Contains("read")).Args);
    }

    [Fact]
    public void Lets_a_task_make_threads_and_no_namespaces()
    {
        var filter = SeccompProfile.For(Small, "amd64", []);
        var clone = filter.Syscalls.Single(rule => rule.Names.Contains("clone"));
        Assert.Equal([new OciSyscallArgument(0, 2_114_060_288, 0, "SCMP_CMP_MASKED_EQ")], clone.Args!.Value);
        var clone3 = filter.Syscalls.Single(rule => rule.Names.Contains("clone3"));
        Assert.Equal(("SCMP_ACT_ERRNO", 38u), (clone3.Action, clone3.ErrnoRet));
    }

    [Theory]
    [InlineData("mount")]
    [InlineData("umount2")]
    [InlineData("move_mount")]
    [InlineData("fsopen")]
    [InlineData("pivot_root")]
    [InlineData("unshare")]
    [InlineData("setns")]
    [InlineData("bpf")]
    [InlineData("kexec_load")]
    [InlineData("kexec_file_load")]
    [InlineData("init_module")]
    [InlineData("finit_module")]
    [InlineData("open_by_handle_at")]
    [InlineData("perf_event_open")]
    [InlineData("userfaultfd")]
    [InlineData("keyctl")]
    [InlineData("reboot")]
    [InlineData("swapon")]
    [InlineData("settimeofday")]
    [InlineData("iopl")]
    public void As_installed_does_not_allow(string call) => Assert.DoesNotContain(call, Allowed(OfTheHost()));

    [Fact]
    public void As_installed_allows_what_programs_live_on() => Assert.Superset(
        new HashSet<string> { "read", "write", "openat", "mmap", "futex", "clone", "execve", "socket", "connect", "accept4", "epoll_wait", "rt_sigreturn", "exit_group", "getrandom", "rseq" },
        Allowed(OfTheHost()).ToHashSet());

    [Fact]
    public void As_installed_says_nothing_twice_about_making_processes()
    {
        var names = OfTheHost().Syscalls.SelectMany(rule => rule.Names).ToArray();
        Assert.Single(names, "clone");
        Assert.Single(names, "clone3");
    }

    private static OciSeccomp OfTheHost() => SeccompProfile.For(File.ReadAllText(Installed), "amd64", Bundle.Capabilities);

    private static string[] Allowed(OciSeccomp filter) =>
        [.. filter.Syscalls.Where(rule => rule.Action == "SCMP_ACT_ALLOW").SelectMany(rule => rule.Names).Distinct().Order(StringComparer.Ordinal)];
}
