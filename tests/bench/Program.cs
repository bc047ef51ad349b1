using Fog.Bench.Idle;
using Fog.Bench.Images;
using Fog.Bench.Links;
using Fog.Bench.Machines;
using Fog.Bench.Migrate;
using Fog.Bench.Partition;
using Fog.Bench.Planning;
using Fog.Bench.Ports;
using Fog.Bench.SharedState;
using Fog.Bench.Simulation;

// One line for each benchmark; those that start with "inner-" are run by the others inside of lab hosts.
var benchmarks = new Dictionary<string, (string About, Func<string[], Task<int>> Run)>
{
    ["idle"] = ("what an idle node costs beside an idle engine (two minutes)", IdleBench.Run),
    ["links"] = ("how exact the lab's shaped links are, and how fast", LinkBench.Run),
    ["migrate"] = ("a running task moved between hosts: gaps, parts of the standstill, bytes, by method (five minutes)", MigrateBench.Run),
    ["known"] = ("a task moved over 5 Mbit/s to a host that has its image, against one that has nothing (four minutes)", KnownImage.Run),
    ["machines"] = ("a task moved between virtual machines that track written pages: bytes by round and standing still, by method (needs eng/vm-setup)", MachineBench.Run),
    ["ports"] = ("published ports at any node against the task asked directly (two minutes; needs samples/build)", PortBench.Run),
    ["images"] = ("images over a link of 5 Mbit/s by their missing layers, against docker save | load (three minutes)", ImageBench.Run),
    ["state"] = ("shared state of a service: reads and writes against the store's own commits (one minute)", StateBench.Run),
    ["overlay"] = ("simulated: the overlay's shape, cost and healing at 100, 1,000 and 10,000 nodes", OverlayBench.Run),
    ["flood"] = ("simulated: what maps show of it, how fast and at what cost", FloodBench.Run),
    ["replay"] = ("simulated: maps over measured latency matrices (a folder of them)", ReplayBench.Run),
    ["partition"] = ("call graphs divided into tasks: real ones (a folder of them) and a made monolith", PartitionBench.Run),
    ["plan"] = ("plans beside the best known: made instances, real networks and call graphs, and up to 10,000 hosts", PlanBench.Run),
    ["inner-sink"] = ("receives what inner-pump sends", Sink.Run),
    ["inner-carry"] = ("carries a stream from one host to another", Carrier.Run),
    ["inner-ask"] = ("asks a small HTTP question again and again", Asker.Run),
    ["inner-floor"] = ("CRIU alone: dump and restore of a process on one host", Floor.Run),
    ["inner-gap"] = ("asks for numbers over one connection and tells the longest wait", Gap.Run),
    ["inner-outage"] = ("asks for numbers of a task whose address changes, and tells the longest time without an answer", Outage.Run),
    ["inner-state"] = ("reads or writes shared state", StateAsker.Run),
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
