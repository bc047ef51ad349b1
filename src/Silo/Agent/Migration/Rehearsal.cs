using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fog.Agent.Criu;
using Fog.Agent.Freezing;
using Fog.Agent.Migration.Pages;
using Fog.Agent.Native;
using Fog.Agent.Tasks;
using Fog.Hosting;
using ProtoBuf;

namespace Fog.Agent.Migration;

/// <summary>
/// A standstill in small, from here to here and of nothing, before this node's first real one: code that was never run is loaded and compiled
/// when it first is, which took longer than all the rest of a small task's standstill. It goes on while a move is prepared.
/// </summary>
internal sealed partial class Rehearsal
{
    private const int NewNetwork = 0x40000000;
    private const int Pages = 8;

    private readonly MoveDoor _door;
    private readonly string _directory;
    private readonly ILogger<Rehearsal> _log;
    private readonly Lazy<Task> _once;

    public Rehearsal(MoveDoor door, NodeOptions options, ILogger<Rehearsal> log)
    {
        (_door, _directory, _log) = (door, Path.Combine(options.RunDirectory, "rehearsal"), log);
        _once = new Lazy<Task>(() => Task.Run(Try));
    }

    /// <summary>The one of this life of the node; it begins when it is first asked for, and never fails.</summary>
    public Task Once => _once.Value;

    private async Task Try()
    {
        try
        {
            LockNothing();
            SayAll();
            await MoveNothing(CancellationToken.None);
        }
        catch (Exception e) when (TaskWork.IsTrouble(e) || e is IOException)
        {
            LogFailed(e.Message); // what is wrong here, the move itself says better
        }
    }

    /// <summary>In a network of a thread of its own, which goes with it. The kernel may have to load what it needs for a lock.</summary>
    private static void LockNothing()
    {
        var thread = new Thread(() =>
        {
            try
            {
                if (Libc.Unshare(NewNetwork) == 0)
                {
                    using var network = NetworkLock.OfThisThread();
                    network.Close();
                    network.Open();
                }
            }
            catch (FogException)
            {
                // The move says it.
            }
        });
        thread.Start();
        thread.Join();
    }

    /// <summary>What CRIU and runc are told at the destination.</summary>
    private static void SayAll()
    {
        var task = new RestoredTask("/", ImmutableSortedDictionary<string, string>.Empty.Add("/a", "/b"), ["pipe:[1]"], "/", 0);
        Serializer.Serialize(Stream.Null, new CriuRequest { Verb = CriuVerb.Restore, Options = RestoreOptions.Of(task, 0) });
        _ = JsonNode.Parse("""{"a":1}""")!.ToJsonString();
    }

    private async Task MoveNothing(CancellationToken ct)
    {
        var (from, to) = (Path.Combine(_directory, "from"), Path.Combine(_directory, "to"));
        Directory.CreateDirectory(from);
        try
        {
            var memory = new byte[Pages * Pagemap.PageSize];
            var known = new KnownPages();
            known.Add(0, KnownPages.Hash(memory.AsSpan(0, Pagemap.PageSize)));
            await File.WriteAllBytesAsync(Path.Combine(from, "pages-1.img"), memory, ct);
            await File.WriteAllBytesAsync(Path.Combine(from, "pagemap-1.img"), new Pagemap(1, [new PageRun(0, Pages, PageKind.Present)]).Bytes(), ct);
            var way = _door.Open(out var called);
            await using var source = await _door.Call(way, ct);
            await using var destination = await called.WaitAsync(ct);
            var received = Receive(destination, to, ct);
            using var last = new LastDump(from, source, 0, new Dictionary<int, KnownPages> { [1] = known });
            await last.Send(Task.CompletedTask, ct);
            await source.SendValue(MoveFrame.Restore, new RestoreOrder(0, ["pipe:[1]"]), ct);
            var (_, body) = await source.Next(ct);
            _ = JsonSerializer.Deserialize<RestoreReport>(body.Span);
            await received;
        }
        finally
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private static async Task Receive(MoveStream stream, string directory, CancellationToken ct)
    {
        using var images = new ImageFiles(directory);
        while (true)
        {
            var (kind, body) = await stream.Next(ct);
            if (kind == MoveFrame.Restore)
            {
                _ = JsonSerializer.Deserialize<RestoreOrder>(body.Span);
                await stream.SendValue(MoveFrame.Restored, new RestoreReport(0, ImmutableSortedDictionary<string, double>.Empty), ct);
                return;
            }

            await images.Append(body, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The rehearsal of a move didn't get to its end, so the first move may stand still for longer: {Reason}")]
    private partial void LogFailed(string reason);
}
