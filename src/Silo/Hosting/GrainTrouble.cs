using System.Data.Common;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Fog.Hosting;

/// <summary>What a call to a grain can fail with through no fault of the caller: it is tried again later, and never ends the node.</summary>
internal static class GrainTrouble
{
    /// <summary>
    /// The cluster changes, nobody answers, the grain refuses, or its store does; the last comes as it was thrown, or as what is left of it. A message
    /// that expires before its grain has a place comes back as a cancellation that nobody asked for.
    /// </summary>
    /// <param name="e">What it failed with.</param>
    /// <param name="ct">What its caller could have stopped it by.</param>
    public static bool Is(Exception e, CancellationToken ct) =>
        e is OrleansException or TimeoutException or FogException or DbException or UnavailableExceptionFallbackException
        || (e is OperationCanceledException && !ct.IsCancellationRequested);
}
