using System.Text.Json;
using Fog.Agent.Runc;
using Fog.Hosting;

namespace Fog.Agent.Tasks;

/// <summary>The agent's memory: one file for each task, replaced in one piece.</summary>
internal sealed class RecordStore(NodeOptions options)
{
    /// <summary>When this returns, a killed node will find the record, also after a power loss: the bytes are on disk before the name is.</summary>
    /// <param name="record">The record.</param>
    /// <param name="durable">False for what a power loss takes away anyhow, such as the state of processes: a killed node finds it all the same.</param>
    public void Write(TaskRecord record, bool durable = true)
    {
        var files = new TaskFiles(options, record.Order.Task);
        files.Create();
        var fresh = files.Record + ".new";
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, record);
            file.Flush(flushToDisk: durable);
        }

        File.Move(fresh, files.Record, overwrite: true);
    }

    /// <summary>All records; a directory without one is what a crash left of a task that never was ordered, or was removed.</summary>
    public IEnumerable<TaskRecord> ReadAll()
    {
        var homes = TaskFiles.Homes(options);
        return Directory.Exists(homes)
            ? Directory.EnumerateDirectories(homes).Select(home => Path.Combine(home, "task.json")).Where(File.Exists).Select(Read).OfType<TaskRecord>()
            : [];
    }

    private static TaskRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<TaskRecord>(File.ReadAllBytes(path)) ?? throw new JsonException("it says null");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // removed this moment
        }
        catch (JsonException e)
        {
            throw new FogException($"{path} holds no task ({e.Message}): remove its directory.", e);
        }
    }
}
