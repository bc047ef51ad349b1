using System.Security.Cryptography;
using System.Text.Json;

namespace Fog;

/// <summary>Tells whether two specs ask for the same: records with collections inside don't compare by value.</summary>
public static class SpecDigest
{
    /// <summary>
    /// SHA-256 over what the task's spec says of the task, as hexadecimal digits. Where it may run isn't part of what it is, nor is how
    /// much it may use or how it is protected: both are changed while it runs.
    /// </summary>
    public static string Of(TaskSpec spec) => Hash(spec with { Placement = PlacementRule.Anywhere, Resources = Resources.None, Protect = null });

    /// <summary>SHA-256 over all that the service's spec says, as hexadecimal digits.</summary>
    public static string Of(ServiceSpec spec) => Hash(spec);

    private static string Hash<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value)));
}
