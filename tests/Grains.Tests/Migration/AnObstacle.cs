using Fog.Migration.Costs;
using Fog.Tests.Examples;

namespace Fog.Tests.Migration;

public sealed class AnObstacle
{
    private static readonly TaskSpec Spec = Some.Task(migratable: true);

    [Fact]
    public void Is_none_between_equal_hosts() => Assert.Empty(Between(Some.Facts("n2", processor: ["avx"])));

    [Theory]
    [InlineData("6.0.9", true)]
    [InlineData("5.19.0-generic", true)]
    [InlineData("6.1.0-26-cloud", false)]
    [InlineData("6.18", false)]
    [InlineData("odd", false)]
    public void Is_a_kernel_that_is_older(string kernel, bool older)
    {
        var obstacles = Between(Some.Facts("n2", processor: ["avx"]) with { Abilities = Some.Able with { Kernel = kernel } });
        Assert.Equal(older, obstacles.Any(obstacle => obstacle.Contains("older than 6.1 on n1", StringComparison.Ordinal)));
    }

    [Fact]
    public void Is_a_processor_that_lacks_a_feature() =>
        Assert.Contains("lacks avx, which its code may have seen on n1", Assert.Single(Between(Some.Facts("n2"))), StringComparison.Ordinal);

    [Fact]
    public void Is_a_kernel_without_an_interface_that_tasks_have_covered()
    {
        var source = Some.Facts("n1", source: true, abilities: Some.Able) with { Covered = ["/proc/keys", "/proc/sysrq-trigger"] };
        var destination = Some.Facts("n2") with { Covered = ["/proc/keys"] };

        Assert.Contains("the kernel of n2 has no /proc/sysrq-trigger", Assert.Single(MoveObstacles.Of(Spec, source, destination)), StringComparison.Ordinal);
        Assert.Empty(MoveObstacles.Of(Spec, source, Some.Facts("n2")));
    }

    [Fact]
    public void Is_a_criu_that_may_not_read_the_images() => Assert.Contains("CRIU 3.17.1 on n2 is older than 4.2", Assert.Single(
        Between(Some.Facts("n2", processor: ["avx"]) with { Abilities = Some.Able with { Criu = "3.17.1" } })), StringComparison.Ordinal);

    [Fact]
    public void Is_another_platform() => Assert.Contains("n2 is linux/arm64", Assert.Single(
        Between(Some.Facts("n2", processor: ["avx"]) with { Platform = "linux/arm64" })), StringComparison.Ordinal);

    [Fact]
    public void Is_a_disk_without_room_for_its_files() => Assert.Contains("of disk free", Assert.Single(
        Between(Some.Facts("n2", processor: ["avx"]) with { FreeDisk = 1000 })), StringComparison.Ordinal);

    [Fact]
    public void Is_a_pinned_volume() => Assert.Contains("its volume data is pinned", Assert.Single(MoveObstacles.OfSpec(
        Spec with { Volumes = [new VolumeSpec("data", "/data", null, false, Pinned: true)] })), StringComparison.Ordinal);

    [Fact]
    public void Is_a_spec_that_forbids_it() => Assert.Contains("migratable: false", Assert.Single(MoveObstacles.OfSpec(Some.Task())), StringComparison.Ordinal);

    private static string[] Between(MigrationFacts destination) =>
        [.. MoveObstacles.Of(Spec, Some.Facts("n1", source: true, abilities: Some.Able, "avx"), destination)];
}
