using Fog.Client;

namespace Fog.Tests.Specs;

public sealed class AGoodSpec : IDisposable
{
    private readonly SpecFolder _folder = new();

    [Fact]
    public async Task Says_all_that_it_can_say()
    {
        var document = await _folder.Read("""
            version: 1
            name: hello
            tasks:
              web:
                build: ./web
                command: ["/app/web", "--depth", 3, ""]
                env: { GREETER: "http://greeter:8080", LEVEL: 2, EMPTY: "" }
                resources: { cpu: 0.5, memory: 64Mi, disk: 100M }
                port: 8080
                volumes:
                  - { name: data, path: /data/, seed: ./data/shard-1, readOnly: true }
                  - { name: scratch, path: /var/scratch, pinned: true, size: 10Mi, inMemory: true }
                migratable: false
                placement: { host: h1, platform: linux/arm64, labels: { zone: home, rack: 2 }, with: [cache], apart: [greeter] }
              greeter:
                image: greeter:1
                protect: { every: 30s, copies: 3 }
              cache:
                image: cache:1
            calls:
              - { from: web, to: greeter, maxLatency: 20ms, bandwidth: 1mbit, rate: 20, payload: 4k }
              - { from: greeter, to: web }
            agreement: { maxPrice: 0.10, minReliability: 0.9, duration: 2h, maxPathLatency: 50ms }
            objective: { latency: 1, price: 0.2 }
            """);

        Assert.Equal((_folder.File, new ServiceName("hello"), new Objective("own", new ObjectiveWeights(Latency: 1, Price: 0.2))), (document.File, document.Name, document.Objective));
        Assert.Equal(["cache", "greeter", "web"], document.Tasks.Keys);
        var web = document.Tasks["web"];
        Assert.Equal((null, Path.Combine(_folder.Root, "web"), 8080, false), (web.Image, web.Build, web.Port, web.Migratable));
        Assert.Equal(["/app/web", "--depth", "3", ""], web.Command);
        Assert.Equal(new Dictionary<string, string> { ["EMPTY"] = "", ["GREETER"] = "http://greeter:8080", ["LEVEL"] = "2" }, web.Environment);
        Assert.Equal(new Resources(0.5, 64 << 20, 100_000_000), web.Resources);
        Assert.Equal(
            [
                new VolumeDocument("data", "/data", Path.Combine(_folder.Root, "data/shard-1"), true),
                new VolumeDocument("scratch", "/var/scratch", null, false, Pinned: true, Size: 10 << 20, InMemory: true),
            ],
            web.Volumes);
        Assert.Equal(
            [new CallSpec("web", "greeter", TimeSpan.FromMilliseconds(20), 1_000_000, 20, 4000), new CallSpec("greeter", "web", null, null)],
            document.Calls);
        Assert.Equal(new Agreement(0.10, 0.9, TimeSpan.FromHours(2), TimeSpan.FromMilliseconds(50)), document.Agreement);
        var place = web.Placement;
        Assert.Equal((new NodeName("h1"), "linux/arm64"), (place.Host!.Value, place.Platform));
        Assert.Equal(new Dictionary<string, string> { ["rack"] = "2", ["zone"] = "home" }, place.Labels);
        Assert.Equal((new Protection(TimeSpan.FromSeconds(30), 3), null), (document.Tasks["greeter"].Protect, web.Protect));
        Assert.Equal(["cache"], place.With);
        Assert.Equal(["greeter"], place.Apart);
    }

    [Fact]
    public async Task That_says_little_means_the_documented_defaults()
    {
        var document = await _folder.Read("version: 1\nname: hello\ntasks: { web: { image: web } }\n");
        var web = document.Tasks["web"];
        Assert.Equal(new Resources(0.25, 128 << 20, 256 << 20), web.Resources);
        Assert.True(web.Migratable);
        Assert.Equal((null, 0, 0, 0), (web.Port, web.Command.Length, web.Environment.Count, web.Volumes.Length));
        Assert.Empty(document.Calls);
        Assert.Equal((Agreement.None, new Objective("latency")), (document.Agreement, document.Objective));
    }

    [Fact]
    public async Task May_use_anchors_for_what_repeats()
    {
        var document = await _folder.Read("""
            version: 1
            name: hello
            tasks:
              a: { image: web, resources: &small { cpu: 0.1 } }
              b: { image: web, resources: *small }
            """);
        Assert.All(document.Tasks.Values, task => Assert.Equal(0.1, task.Resources.Cpu));
    }

    [Fact]
    public async Task Takes_paths_from_its_own_folder_whatever_the_current_one()
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder.File);
        await _folder.Read("version: 1\nname: hello\ntasks: { web: { build: web } }\n");
        var document = await SpecReader.Read(relative, TestContext.Current.CancellationToken);
        Assert.Equal(Path.Combine(_folder.Root, "web"), document.Tasks["web"].Build);
    }

    public void Dispose() => _folder.Dispose();
}
