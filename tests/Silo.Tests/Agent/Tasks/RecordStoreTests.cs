using Fog.Agent.Runc;
using Fog.Agent.Tasks;
using Fog.Hosting;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Tasks;

public sealed class A_record : IDisposable
{
    private static readonly TaskRecord Full = new(
        AnOrder.For(command: ["/app/web", "-v"], environment: [("A", "1")], volumes: [new VolumeSpec("data", "/data", new Blob(new string('a', 64), 7), true)]),
        Wanted.Running, AnOrder.Peers("api"), true, TaskPhase.Running, "running", "10.1.0.9", 77, 3, "an error", 12, DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(12_345));

    private readonly TestDirectory _directory = new();
    private readonly NodeOptions _options;
    private readonly RecordStore _store;

    public A_record()
    {
        _options = OptionsOf.Valid(("DataDirectory", _directory.Path), ("RunDirectory", Path.Combine(_directory.Path, "run")));
        _store = new RecordStore(_options);
    }

    [Fact]
    public void Comes_back_as_it_was()
    {
        _store.Write(Full);
        var read = Assert.Single(new RecordStore(_options).ReadAll());
        Assert.Equal(SpecDigest.Of(Full.Order.Spec), SpecDigest.Of(read.Order.Spec));
        Assert.Equal(Full.Peers, read.Peers.AsEnumerable());
        Assert.Equal(Full, read with { Order = Full.Order, Peers = Full.Peers });
        Assert.Equal(Full.Order, read.Order with { Spec = Full.Order.Spec });
    }

    [Fact]
    public void Replaces_the_one_before_and_leaves_no_half_of_it()
    {
        _store.Write(Full);
        _store.Write(Full with { Step = "later" });
        Assert.Equal("later", Assert.Single(_store.ReadAll()).Step);
        Assert.Equal(["task.json"], Directory.GetFiles(new TaskFiles(_options, AnOrder.Task).Home).Select(Path.GetFileName));
    }

    [Fact]
    public void Is_none_where_a_crash_left_a_directory_only()
    {
        Assert.Empty(_store.ReadAll());
        new TaskFiles(_options, AnOrder.Task).Create();
        Assert.Empty(_store.ReadAll());
    }

    [Fact]
    public void Names_its_file_when_that_is_spoilt()
    {
        _store.Write(Full);
        var path = new TaskFiles(_options, AnOrder.Task).Record;
        File.WriteAllText(path, "{ \"Order\":");
        var error = Assert.Throws<FogException>(() => _store.ReadAll().ToList());
        Assert.StartsWith($"{path} holds no task (", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Grows_in_sequence_also_when_the_clock_goes_back()
    {
        var now = DateTimeOffset.UnixEpoch + TimeSpan.FromDays(1);
        var first = Full.Stamped(now);
        Assert.Equal(now.UtcTicks, first.Sequence);
        Assert.Equal(first.Sequence + 1, first.Stamped(now - TimeSpan.FromHours(1)).Sequence);
    }

    public void Dispose() => _directory.Dispose();
}
