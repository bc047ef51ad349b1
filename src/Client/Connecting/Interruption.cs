using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace Fog.Client;

/// <summary>The ways in which a call to the fog can break without anybody refusing it: trying again helps when the fog is back.</summary>
internal static class Interruption
{
    /// <summary>Whether it broke and its caller didn't stop it: a message that expires before its grain has a place comes back as a cancellation.</summary>
    /// <param name="e">How it ended.</param>
    /// <param name="ct">What its caller could have stopped it by.</param>
    public static bool Is(Exception e, CancellationToken ct) => e is TimeoutException
        or EnumerationAbortedException
        or OrleansMessageRejectionException
        or ConnectionFailedException
        or SiloUnavailableException
        or ClientNotAvailableException
        || (e is OperationCanceledException && !ct.IsCancellationRequested);
}
