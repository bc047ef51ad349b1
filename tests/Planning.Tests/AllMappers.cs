using Fog.Planning;
using Fog.Planning.Exact;

namespace Fog.Tests;

/// <summary>The mappers that always answer, by name; <c>eager</c> gives up where others don't and has tests of its own.</summary>
internal static class AllMappers
{
    private static readonly Dictionary<string, IMapper> All = new IMapper[]
    {
        new AutoMapper(), new GraspMapper(), new TreeMapper(), new RoundingMapper(), new ExactMapper(TimeSpan.FromMinutes(1)),
    }.ToDictionary(mapper => mapper.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    public static IMapper Named(string name) => All[name];
}
