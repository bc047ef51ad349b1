using Fog.Bench.Idle;
using Fog.Bench.Links;

// One line for each benchmark; those that start with "inner-" are run by the others inside of lab hosts.
var benchmarks = new Dictionary<string, (string About, Func<string[], Task<int>> Run)>
{
    ["idle"] = ("what an idle node costs beside an idle engine (two minutes)", IdleBench.Run),
    ["links"] = ("how exact the lab's shaped links are, and how fast", LinkBench.Run),
    ["inner-sink"] = ("receives what inner-pump sends", Sink.Run),
    ["inner-pump"] = ("sends as much as TCP takes", Pump.Run),
};

if (args.Length > 0 && benchmarks.TryGetValue(args[0], out var chosen))
{
    return await chosen.Run(args[1..]);
}

await Console.Error.WriteLineAsync("Usage: fog-bench BENCHMARK");
foreach (var (name, (about, _)) in benchmarks.Where(b => !b.Key.StartsWith("inner-", StringComparison.Ordinal)))
{
    await Console.Error.WriteLineAsync($"  {name,-12} {about}");
}

return 2;
