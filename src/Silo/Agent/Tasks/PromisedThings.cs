using Fog.Agent.Images;
using Fog.Agent.Transfer;

namespace Fog.Agent.Tasks;

/// <summary>
/// What tasks need that this host promised to take. A promise without an order lapses after two minutes; what was used stays for
/// <see cref="Eviction.Grace"/>, which is longer.
/// </summary>
internal sealed class PromisedThings(KeptImages images, BlobStore blobs)
{
    /// <summary>When this returns, what is here of the task's image, build context and seeds counts as used now.</summary>
    public void Keep(TaskSpec spec)
    {
        images.Use(ImageNames.Of(spec.Image));
        foreach (var digest in TaskUses.BlobsOf(spec))
        {
            blobs.Use(digest);
        }
    }
}
