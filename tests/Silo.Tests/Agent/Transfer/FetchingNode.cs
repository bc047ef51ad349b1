using Fog.Agent.Transfer;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Agent.Transfer;

/// <summary>A node that fetches, in a directory of its own, with time that flies while it waits.</summary>
internal sealed class FetchingNode : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly FakeTimeProvider _time = new();
    private readonly SourceNodes _nodes;

    public FetchingNode(SourceNodes nodes)
    {
        _nodes = nodes;
        (Blobs, Supply) = Started();
    }

    public BlobStore Blobs { get; private set; }

    public Supply Supply { get; private set; }

    public TimeProvider Time => _time;

    public List<TransferProgress> Progress { get; } = [];

    public List<(NodeName From, long Bytes)> Moved { get; } = [];

    public string[] Leftovers => Directory.GetFiles(System.IO.Path.Combine(_directory.Path, "partial"));

    public string Path => _directory.Path;

    /// <summary>It is killed and started again.</summary>
    public void Restart()
    {
        Supply.Dispose();
        (Blobs, Supply) = Started();
    }

    public async Task<byte[]> Bring(Blob blob, params string[] from)
    {
        var names = from.Select(name => new NodeName(name)).ToArray();
        return await File.ReadAllBytesAsync(await WhileTimeFlies(Supply.Bring(blob, names, new Listening(Progress), TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
    }

    public async Task<T> WhileTimeFlies<T>(Task<T> bringing)
    {
        while (!bringing.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        return await bringing;
    }

    public void Dispose()
    {
        Supply.Dispose();
        _directory.Dispose();
    }

    private (BlobStore Blobs, Supply Supply) Started()
    {
        var blobs = new BlobStore(_directory.Path, long.MaxValue, new NoUses(), _time);
        var stream = new BlobStream(new HttpClient(_nodes) { Timeout = Timeout.InfiniteTimeSpan }, _nodes, new Pace(null), _time);
        stream.Moved += (from, bytes, _) =>
        {
            lock (Moved)
            {
                Moved.Add((from, bytes));
            }
        };
        return (blobs, new Supply(blobs, new BlobDownload(stream, _time), _nodes, NullLogger<Supply>.Instance));
    }

    private sealed class Listening(List<TransferProgress> heard) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            lock (heard)
            {
                heard.Add(value);
            }
        }
    }
}
