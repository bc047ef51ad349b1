namespace Fog;

/// <summary>Admits its holder to one reading of a volume, once. The host's grain issues it; the bytes go over HTTP.</summary>
/// <param name="Volume">What may be read.</param>
/// <param name="Source">Where: <c>GET</c> with the header <c>Authorization: Ticket SECRET</c> answers with a tar archive.</param>
/// <param name="Secret">What shows that the ticket is this one.</param>
[GenerateSerializer, Immutable, Alias("fog.VolumeTicket")]
public sealed record VolumeTicket(VolumeId Volume, Uri Source, string Secret)
{
    /// <summary>Without the secret, so that a log line can't leak it.</summary>
    public override string ToString() => $"volume {Volume} at {Source}";
}
