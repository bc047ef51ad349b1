using System.Collections.Immutable;

namespace Fog.Client.Partitioning;

/// <summary>What a monolith is made of: functions, and which calls which.</summary>
/// <param name="Functions">The functions, in the order of the file.</param>
/// <param name="Calls">Each pair of caller and called once, in the order of the file; no function calls itself here.</param>
/// <param name="Weighing">What the weights are, in words: <c>functions by cpu, calls by rate × bytes</c>.</param>
/// <param name="Notes">What was left out, put together or assumed while reading, a sentence each.</param>
public sealed record CallGraph(
    ImmutableArray<Function> Functions,
    ImmutableArray<FunctionCall> Calls,
    string Weighing,
    ImmutableArray<string> Notes);

/// <summary>One function, or whatever the nodes of the graph are.</summary>
/// <param name="Id">Unique in the graph.</param>
/// <param name="Name">What people call it; the id when the graph has no names.</param>
/// <param name="Weight">What tasks are balanced by; 0 or more.</param>
/// <param name="Cpu">Processor cores that it needs; null when unknown.</param>
/// <param name="Memory">Bytes of memory that it needs; null when unknown.</param>
public sealed record Function(string Id, string Name, double Weight, double? Cpu = null, long? Memory = null);

/// <summary>All calls from one function to another.</summary>
/// <param name="From">Index of the caller.</param>
/// <param name="To">Index of the called.</param>
/// <param name="Weight">What it costs when the two are in different tasks; 0 or more.</param>
/// <param name="Rate">Calls per second, or in whatever the graph counts.</param>
/// <param name="Volume">Bytes that they carry in the time that <paramref name="Rate"/> counts; null when unknown.</param>
public sealed record FunctionCall(int From, int To, double Weight, double Rate, double? Volume = null);
