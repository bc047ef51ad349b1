using Fog.Cli.Doctor.Facts;
using Fog.Cli.Doctor.Probing;
using Xunit;

namespace Fog.Tests.Doctor;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("Docker version 20.10.24+dfsg1, build 297e128", "20.10.24")]
    [InlineData("runc version 1.1.5+ds1\ncommit: 1.1.5+ds1-1\nspec: 1.0.2-dev", "1.1.5")]
    [InlineData("tini version 0.1.7_catatonit", "0.1.7")]
    [InlineData("Version: 4.2.1\n", "4.2.1")]
    [InlineData("unknown option", null)]
    public void The_version_is_the_first_dotted_number(string text, string? expected) => Assert.Equal(expected, VersionText.Of(text));

    [Fact]
    public void The_reason_in_a_criu_log_is_its_first_error_but_for_the_harmless_one()
    {
        const string log = """
            (00.01) files stat: fs/nr_open 1048576
            (00.02) Error (criu/util.c:1534): rlimit: Can't setup RLIMIT_NOFILE for self: Operation not permitted
            (00.03) Error (criu/cr-restore.c:1237): Can't fork for 8672: File exists
            (00.04) Error (criu/cr-restore.c:2331): Restoring FAILED.
            """;

        Assert.Equal("(00.03) Error (criu/cr-restore.c:1237): Can't fork for 8672: File exists", CriuLog.FirstError(log));
    }

    [Theory]
    [InlineData("000001fffeffffff", false)]
    [InlineData("000001ffffffffff", true)]
    public void The_capability_to_pass_limits_is_bit_24(string set, bool expected) =>
        Assert.Equal(expected, KernelProbe.MayPassLimits($"Name:\tfog\nCapEff:\t{set}\nCapBnd:\t{set}\n"));

    [Fact]
    public void Memory_is_read_in_bytes() =>
        Assert.Equal(2048L * 1024, RoomProbe.Bytes("MemTotal:       24637220 kB\nMemAvailable:   2048 kB\n", "MemAvailable"));

    [Theory]
    [InlineData("cgroup.controllers", CgroupMode.V2)]
    [InlineData("unified/cgroup.controllers", CgroupMode.Hybrid)]
    [InlineData("memory/tasks", CgroupMode.V1)]
    [InlineData("something", CgroupMode.None)]
    public void The_cgroup_mode_is_told_by_the_files_that_it_shows(string file, CgroupMode expected)
    {
        var root = Directory.CreateTempSubdirectory("fog-cgroups-");
        try
        {
            var path = Path.Combine(root.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");

            Assert.Equal(expected, Cgroups.ModeOf(root.FullName));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
