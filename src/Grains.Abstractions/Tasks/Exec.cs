using System.Collections.Immutable;

namespace Fog;

/// <summary>A command to run beside a task's process.</summary>
/// <param name="Command">Program and arguments; no shell is involved.</param>
/// <param name="Input">Bytes for its standard input; empty for none.</param>
[GenerateSerializer, Immutable, Alias("fog.ExecRequest")]
public sealed record ExecRequest(ImmutableArray<string> Command, ImmutableArray<byte> Input);

/// <summary>A piece of a command's output, or its end.</summary>
/// <param name="Stream">Where it wrote.</param>
/// <param name="Data">What it wrote; empty in the last element.</param>
/// <param name="ExitCode">Set in the last element only.</param>
[GenerateSerializer, Immutable, Alias("fog.ExecOutput")]
public sealed record ExecOutput(OutputStream Stream, ImmutableArray<byte> Data, int? ExitCode);
