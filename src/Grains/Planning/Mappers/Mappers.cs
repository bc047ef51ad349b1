using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>The mappers that can be asked for.</summary>
public static class Mappers
{
    /// <summary>The one that is used unless another is asked for.</summary>
    public const string Default = "auto";

    private static readonly ImmutableArray<IMapper> All = [new AutoMapper(), new GraspMapper(), new TreeMapper(), new EagerMapper()];

    /// <summary>Their names, the default first.</summary>
    public static IEnumerable<string> Names => All.Select(mapper => mapper.Name);

    /// <summary>The mapper of that name.</summary>
    /// <exception cref="FogException">There is none.</exception>
    public static IMapper Named(string name) => All.FirstOrDefault(mapper => mapper.Name == name)
        ?? throw new FogException($"There is no mapper '{name}': take one of {string.Join(", ", Names)}.");
}
