using System.Data.Common;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Fog.Hosting;

/// <summary>What a call to a grain can fail with through no fault of the caller: it is tried again later, and never ends the node.</summary>
internal static class GrainTrouble
{
    /// <summary>The cluster changes, nobody answers, the grain refuses, or its store does; the last comes as it was thrown, or as what is left of it.</summary>
    public static bool Is(Exception e) =>
        e is OrleansException or TimeoutException or FogException or DbException or UnavailableExceptionFallbackException;
}
