using System.Collections.Immutable;
using Fog.Nodes;

namespace Fog.Images;

/// <summary>Finds out what the images of a service are made of, for plans that count what must be moved.</summary>
public sealed class ImageContents(IGrainFactory grains)
{
    /// <summary>
    /// What each task's image is made of, by the task's name; a task whose image no host has isn't in it. Hosts that say that they don't have
    /// an image aren't asked for it.
    /// </summary>
    /// <param name="spec">The service.</param>
    /// <param name="first">The node that is asked first: the initiator's.</param>
    /// <param name="hosts">Hosts as they describe themselves.</param>
    /// <param name="ct">Stops the asking.</param>
    public async Task<ImmutableSortedDictionary<string, ImageContent>> Of(
        ServiceSpec spec, NodeName first, IReadOnlyCollection<NodeDescription> hosts, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var images = spec.Tasks.ToDictionary(task => task.Key, task => ImageNames.Of(task.Value.Image));
        var found = await Task.WhenAll(images.Values.Distinct().Select(async image => (image, content: await Find(image, first, hosts, ct))));
        var contents = found.Where(each => each.content is not null).ToDictionary(each => each.image, each => each.content!);
        return images.Where(task => contents.ContainsKey(task.Value)).ToImmutableSortedDictionary(task => task.Key, task => contents[task.Value], StringComparer.Ordinal);
    }

    private async Task<ImageContent?> Find(string image, NodeName first, IReadOnlyCollection<NodeDescription> hosts, CancellationToken ct)
    {
        foreach (var host in hosts.Where(host => host.Holds?.MayHold(image) == true).OrderBy(host => host.Name != first).ThenBy(host => host.Name))
        {
            try
            {
                if (await grains.Ask(host.Name, node => node.FindImage(image, ct)) is { } content)
                {
                    return content;
                }
            }
            catch (NodeUnavailableException)
            {
                // Another host that has it will do.
            }
        }

        return null;
    }
}
