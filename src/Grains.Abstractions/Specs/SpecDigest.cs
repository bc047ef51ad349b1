using System.Security.Cryptography;
using System.Text.Json;

namespace Fog;

/// <summary>Tells whether two specs ask for the same: records with collections inside don't compare by value.</summary>
public static class SpecDigest
{
    /// <summary>SHA-256 over all that the task's spec says, as hexadecimal digits.</summary>
    public static string Of(TaskSpec spec) => Hash(spec);

    /// <summary>SHA-256 over all that the service's spec says, as hexadecimal digits.</summary>
    public static string Of(ServiceSpec spec) => Hash(spec);

    private static string Hash<T>(T value) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value)));
}
