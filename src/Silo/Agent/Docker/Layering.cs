using System.Collections.Immutable;

namespace Fog.Agent.Docker;

/// <summary>Where the overlay2 driver keeps an image's layers.</summary>
internal static class Layering
{
    /// <summary>The layers' directories, top one first.</summary>
    /// <param name="image">Named in the error.</param>
    /// <param name="driver">What the engine's inspection says of the graph driver.</param>
    /// <exception cref="FogException">The engine keeps images in another way.</exception>
    public static ImmutableArray<string> TopFirst(string image, IDictionary<string, string>? driver) =>
        driver is not null && driver.TryGetValue("UpperDir", out var top)
            ? driver.TryGetValue("LowerDir", out var lower) ? [top, .. lower.Split(':', StringSplitOptions.RemoveEmptyEntries)] : [top]
            : throw new FogException($"The layers of image '{image}' can't be mounted: the Docker Engine must use the storage driver overlay2.");
}
