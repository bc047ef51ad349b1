using System.Collections.Concurrent;
using System.Globalization;
using Fog.Client;
using Microsoft.Data.Sqlite;

namespace Fog.Bench.SharedState;

/// <summary>`inner-state GATEWAY SECONDS KIND KEYS FLIGHT FILL`: operations per second and their p50 and p99 in microseconds.</summary>
internal static class StateAsker
{
    private static readonly ServiceName Service = new("bench");
    private static readonly byte[] Value = new byte[100];

    public static async Task<int> Run(string[] args)
    {
        var (seconds, keys, flight, fill) = (Number(args[1]), Number(args[3]), Number(args[4]), Number(args[5]));
        await using var client = args[2] == "raw" ? null : await FogClient.Connect(new FogClientOptions { Gateways = [args[0]] });
        var times = new ConcurrentBag<double>();
        var state = client?.Shared(Service);
        if (state is not null)
        {
            await Fill(state, fill);
        }

        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        await Task.WhenAll(Enumerable.Range(0, flight).Select(number => args[2] switch
        {
            "raw" => Raw(times, end.Token),
            "put" => Repeat(() => state!.Put($"key/{number % keys}", Value), times, end.Token),
            _ => Repeat(() => state!.Get($"key/{number % keys}"), times, end.Token),
        }));
        var sorted = times.Order().ToArray();
        Console.Write(string.Create(
            CultureInfo.InvariantCulture, $"{sorted.Length / (double)seconds:0.0} {sorted[sorted.Length / 2]:0} {sorted[(int)(sorted.Length * 0.99)]:0}"));
        return 0;
    }

    private static async Task Fill(FogState state, int bytes)
    {
        foreach (var entry in (await state.List("fill/")).Entries)
        {
            await state.Remove(entry.Key);
        }

        for (var i = 0; i < bytes / (16 << 10); i++)
        {
            await state.Put($"fill/{i}", new byte[16 << 10]);
        }
    }

    private static async Task Repeat(Func<Task> act, ConcurrentBag<double> times, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var begun = TimeProvider.System.GetTimestamp();
            await act();
            times.Add(TimeProvider.System.GetElapsedTime(begun).TotalMicroseconds);
        }
    }

    private static async Task Raw(ConcurrentBag<double> times, CancellationToken end)
    {
        var directory = Directory.CreateTempSubdirectory("fog-bench-");
        try
        {
            await using (var file = new SqliteConnection($"Data Source={Path.Combine(directory.FullName, "raw.db")};Pooling=False"))
            {
                await file.OpenAsync(CancellationToken.None);
                await Execute(file, "PRAGMA journal_mode=WAL; CREATE TABLE state(id INTEGER PRIMARY KEY, value BLOB); INSERT INTO state VALUES (1, x'00')");
                await Repeat(() => Execute(file, "UPDATE state SET value = randomblob(100) WHERE id = 1"), times, end);
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task Execute(SqliteConnection file, string text)
    {
        await using var command = file.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
