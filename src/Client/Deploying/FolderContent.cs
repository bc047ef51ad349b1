using System.Net;

namespace Fog.Client;

/// <summary>The body of an upload: a folder's archive, made while it is sent, or a file that is an archive. One that changed after it was measured ends it.</summary>
internal sealed class FolderContent(string folder, Blob blob, Action<long> sending) : HttpContent
{
    protected override bool TryComputeLength(out long length)
    {
        length = blob.Size;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var measure = new MeasuringStream(stream, Watch);
        await Archive.Write(folder, measure, cancellationToken);
        if (measure.Blob() != blob)
        {
            throw Changed();
        }
    }

    private void Watch(long count)
    {
        if (count > blob.Size)
        {
            throw Changed();
        }

        sending(count);
    }

    private FogException Changed() => new($"Folder {folder} changed while it was sent. Deploy again when nothing writes to it.");
}
