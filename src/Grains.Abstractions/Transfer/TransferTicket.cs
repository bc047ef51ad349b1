namespace Fog;

/// <summary>Admits one node to one stream of one blob, once. The node that holds the blob issues it over a grain call; the bytes go over HTTP.</summary>
/// <param name="Blob">What may be fetched.</param>
/// <param name="Source">Base address of the holder's HTTP side, for example <c>http://10.0.0.1:8700</c>.</param>
/// <param name="Secret">What shows that the ticket is this one.</param>
/// <param name="Validity">How long after it was issued the stream may begin.</param>
[GenerateSerializer, Immutable, Alias("fog.TransferTicket")]
public sealed record TransferTicket(Blob Blob, string Source, string Secret, TimeSpan Validity)
{
    /// <summary>Without the secret, so that a log line can't leak it.</summary>
    public override string ToString() => $"blob {Blob.Digest} of {Blob.Size} bytes at {Source}";
}
