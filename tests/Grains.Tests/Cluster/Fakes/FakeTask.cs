namespace Fog.Tests.Cluster.Fakes;

/// <summary>A task on a host that isn't there.</summary>
internal sealed record FakeTask(TaskOrder Order, TaskPhase Phase, PeerTable? Peers = null, int? ExitCode = null, int Removals = 0, bool IsStill = false,
    string? Step = null, CheckpointTaken? Taken = null, long? From = null, string? Error = null, long Returned = 0);
