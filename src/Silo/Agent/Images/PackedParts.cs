using System.Text.Json;
using Fog.Agent.Transfer;
using Fog.Hosting;

namespace Fog.Agent.Images;

/// <summary>Which blob is which part of an image: of parts that this host packed, or was sent. One small file for each part.</summary>
internal sealed class PackedParts(NodeOptions options, BlobStore blobs)
{
    private string Directory => Path.Combine(options.DataDirectory, "images", "packed");

    /// <summary>The part's blob, if it is still here.</summary>
    /// <param name="part">Chain id of a layer, or id of an image for its configuration.</param>
    public PackedPart? Find(string part)
    {
        try
        {
            var packing = BlobDigest.IsValid(part) ? JsonSerializer.Deserialize<PackedPart>(File.ReadAllBytes(Place(part))) : null;
            return packing?.Blob is { } blob && blobs.Use(blob.Digest) is not null ? packing : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null; // unknown, or half-written when the power went: it is packed anew
        }
    }

    /// <summary>When this returns, the part is known by its blob.</summary>
    public void Note(string part, PackedPart packing)
    {
        System.IO.Directory.CreateDirectory(Directory);
        var draft = $"{Place(part)}.new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(packing));
        File.Move(draft, Place(part), overwrite: true);
    }

    /// <summary>When this returns, blob and knowledge of the part are gone.</summary>
    public void Forget(string part)
    {
        if (Find(part)?.Blob is { } blob)
        {
            blobs.Drop(blob.Digest);
        }

        if (System.IO.Directory.Exists(Directory))
        {
            File.Delete(Place(part));
        }
    }

    private string Place(string part) => Path.Combine(Directory, part);
}
