using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class AnImageThatOneNodeHas(ThreeNodes fog) : IAsyncLifetime
{
    private const string Base = "test-image-base:1";
    private const string Own = "test-image-own:1";

    /// <summary>As slow as a home's uplink, so that there is time to break it.</summary>
    private static readonly LinkShape Thin = LinkShape.Plain with { Rate = 5_000_000 };

    private readonly ImagesInTheLab _images = new(fog);

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await fog.Lab.Heal("h1", "h2", ThreeNodes.Cancel);
        await fog.Lab.Link("h1", "h2", LinkShape.Plain, ThreeNodes.Cancel);
        await _images.DisposeAsync();
    }

    [Fact]
    public async Task Comes_to_another_as_it_is_and_the_next_one_brings_only_its_own_layer()
    {
        var id = await _images.Build("h1", Base, "scratch", 900, 900, 900);
        var own = await _images.Build("h1", Own, Base, 500);

        await Succeed(_images.Deploy("img", Base, "h2"));
        var before = await _images.Received("h2");
        await Succeed(_images.Deploy("img2", Own, "h2"));
        var bytes = await _images.Received("h2") - before;

        Assert.Equal((id, own), (await _images.Id("h2", Base), await _images.Id("h2", Own)));
        Assert.InRange(bytes, 500 << 10, 1200 << 10);
    }

    [Fact]
    public async Task Goes_on_where_it_was_when_the_link_is_cut_three_times()
    {
        var id = await _images.Build("h1", Base, "scratch", 3000);
        await fog.Lab.Link("h1", "h2", Thin, ThreeNodes.Cancel);
        var before = await _images.Received("h2");
        var deploying = _images.Deploy("img", Base, "h2");
        for (var cut = 1; cut <= 3; cut++)
        {
            var reached = cut * (700L << 10);
            await ThreeNodes.Until("some of it has come", 40, async () => await _images.Received("h2") - before > reached);
            await fog.Lab.Cut("h1", "h2", ThreeNodes.Cancel);
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, ThreeNodes.Cancel);
            await fog.Lab.Heal("h1", "h2", ThreeNodes.Cancel);
        }

        await Succeed(deploying);

        Assert.Equal(id, await _images.Id("h2", Base));
        Assert.InRange(await _images.Received("h2") - before, 3000 << 10, 4500 << 10);
    }

    [Fact]
    public async Task Comes_also_when_the_fetching_node_is_killed_on_the_way()
    {
        var id = await _images.Build("h1", Base, "scratch", 3000);
        await fog.Lab.Link("h1", "h2", Thin, ThreeNodes.Cancel);
        var before = await _images.Received("h2");
        var deploying = _images.Deploy("img", Base, "h2");
        await ThreeNodes.Until("half of it has come", 40, async () => await _images.Received("h2") - before > 1800 << 10);

        await fog.Lab.Host("h2").Kill(ThreeNodes.Cancel);
        await fog.Lab.Host("h2").Start(cancel: ThreeNodes.Cancel);
        await deploying;

        await ThreeNodes.Until("it runs", 60, async () => (string?)(await fog.Fog.Task("img", "a"))["phase"] == "running");
        Assert.Equal(id, await _images.Id("h2", Base));
        Assert.InRange(await _images.Received("h2") - before, 3000 << 10, 5500 << 10);
    }

    [Fact]
    public async Task Is_refused_when_bytes_of_it_are_wrong_and_nothing_is_installed()
    {
        await _images.Build("h1", Base, "scratch", 300, 300);
        var layers = (await _images.Run("h2", "ls", "/var/lib/docker/image/overlay2/layerdb/sha256")).Split('\n').Length;
        await _images.Run("h1", "sh", "-c", "for file in $(find /var/lib/docker/overlay2 -name 'test-image-base-1-1'); do printf X | dd of=$file bs=1 seek=1000 conv=notrunc 2>/dev/null; done");

        var refused = await _images.Deploy("img", Base, "h2");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("isn't what it was when it came", refused.Output + refused.Error, StringComparison.Ordinal);
        Assert.Null(await _images.Id("h2", Base));
        Assert.Equal(layers, (await _images.Run("h2", "ls", "/var/lib/docker/image/overlay2/layerdb/sha256")).Split('\n').Length);
    }

    [Fact]
    public async Task Is_told_not_to_fit_on_a_full_disk_which_gets_its_space_back()
    {
        var id = await _images.Build("h1", Base, "scratch", 3000);
        await _images.Run("h2", "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", "/var/lib/fog/blobs/partial");
        var refused = await _images.Deploy("img", Base, "h2");
        var used = await _images.Run("h2", "find", "/var/lib/fog/blobs/partial", "-type", "f");
        await _images.Run("h2", "umount", "/var/lib/fog/blobs/partial");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains($"Image '{Base}' doesn't fit on this host", refused.Output + refused.Error, StringComparison.Ordinal);
        Assert.Equal(("", null), (used, await _images.Id("h2", Base)));
        Assert.Equal(id, await _images.Id("h1", Base));
        await Succeed(_images.Deploy("img", Base, "h2"));
        Assert.Equal(id, await _images.Id("h2", Base));
    }

    [Fact]
    public async Task Is_refused_by_a_host_of_another_platform()
    {
        await _images.Build("h1", Base, "scratch", 10);
        await _images.Run("h1", "sh", "-c", """
            cd $(mktemp -d) && docker save test-image-base:1 | tar x && config=$(ls *.json | grep -v manifest) && sed -i 's/"amd64"/"arm64"/' $config
            docker image rm test-image-base:1 >/dev/null && tar c . | docker load
            """);

        var refused = await _images.Deploy("img", Base, "h2");

        Assert.Contains("linux/arm64 on h1, and this host is linux/amd64", refused.Output + refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_none_is_asked_for_by_all_and_named_in_the_refusal()
    {
        var refused = await _images.Deploy("img", "test-image-nobody:1", "h2");

        Assert.Contains("h1, h3 were asked and don't have it", refused.Output + refused.Error, StringComparison.Ordinal);
    }

    private static async Task Succeed(Task<ExecResult> deploying)
    {
        var result = await deploying;
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }
}
