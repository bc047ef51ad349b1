using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Fog.Agent.Migration;

/// <summary>The certificate of this life of the node. Nobody signs it: the other end knows its fingerprint from the grains.</summary>
internal static class DoorCertificate
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromDays(1);
    private static readonly TimeSpan Long = TimeSpan.FromDays(3650);

    /// <summary>A new one.</summary>
    public static X509Certificate2 Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=fog-node", key, HashAlgorithmName.SHA256).CreateSelfSigned(now - ClocksDiffer, now + Long);
    }

    /// <summary>What the other end must know of it.</summary>
    public static ImmutableArray<byte> Fingerprint(X509Certificate certificate) => [.. certificate.GetCertHash(HashAlgorithmName.SHA256)];

    /// <summary>Whether it is the expected one.</summary>
    public static bool Is(X509Certificate? certificate, ImmutableArray<byte> fingerprint) =>
        certificate is not null && CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), fingerprint.AsSpan());
}
