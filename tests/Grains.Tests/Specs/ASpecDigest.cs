using System.Collections.Immutable;
using Fog.Tests.Examples;

namespace Fog.Tests.Specs;

public sealed class ASpecDigest
{
    private static readonly TaskSpec Spec = new(
        new ImageSource(null, new Blob(new string('a', 64), 10)), ["/app/web", "-v"], Variables(("A", "1"), ("B", "2")),
        new Resources(0.5, 64 * Some.MiB, 0), 8080, [new VolumeSpec("data", "/data", null, false)], true, PlacementRule.Anywhere);

    public static TheoryData<string, TaskSpec> Changes => new()
    {
        { "image", Spec with { Image = new ImageSource("hello", null) } },
        { "context", Spec with { Image = new ImageSource(null, new Blob(new string('b', 64), 10)) } },
        { "command", Spec with { Command = ["/app/web", "-q"] } },
        { "order of the command", Spec with { Command = ["-v", "/app/web"] } },
        { "environment", Spec with { Environment = Variables(("A", "1"), ("B", "3")) } },
        { "port", Spec with { Port = null } },
        { "volumes", Spec with { Volumes = [new VolumeSpec("data", "/data", null, true)] } },
        { "migratable", Spec with { Migratable = false } },
        { "group", Spec with { Group = "web" } },
    };

    [Fact]
    public void Is_equal_for_equal_content_in_other_objects()
    {
        var copy = Spec with
        {
            Command = [.. new[] { "/app/web", "-v" }],
            Environment = Variables(("B", "2"), ("A", "1")),
            Volumes = [new VolumeSpec("data", "/data", null, false)],
        };
        Assert.NotEqual(Spec, copy); // records compare their collections by reference, which is why there is a digest
        Assert.Equal(SpecDigest.Of(Spec), SpecDigest.Of(copy));
        Assert.Equal(SpecDigest.Of(Some.Service("s", ("a", Spec))), SpecDigest.Of(Some.Service("s", ("a", copy))));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Differs_when_anything_differs(string what, TaskSpec changed)
    {
        Assert.True(SpecDigest.Of(Spec) != SpecDigest.Of(changed), what);
        Assert.NotEqual(SpecDigest.Of(Some.Service("s", ("a", Spec))), SpecDigest.Of(Some.Service("s", ("a", changed))));
    }

    [Fact]
    public void Of_a_task_is_the_same_wherever_it_may_run()
    {
        var bound = Spec with { Placement = PlacementRule.Anywhere with { Host = new NodeName("n1") } };
        Assert.Equal(SpecDigest.Of(Spec), SpecDigest.Of(bound));
        Assert.NotEqual(SpecDigest.Of(Some.Service("s", ("a", Spec))), SpecDigest.Of(Some.Service("s", ("a", bound))));
    }

    [Fact]
    public void Of_a_task_is_the_same_however_much_it_may_use()
    {
        var less = Spec with { Resources = new Resources(0.25, 1, 1) };
        Assert.Equal(SpecDigest.Of(Spec), SpecDigest.Of(less));
        Assert.NotEqual(SpecDigest.Of(Some.Service("s", ("a", Spec))), SpecDigest.Of(Some.Service("s", ("a", less))));
    }

    [Fact]
    public void Differs_when_the_service_differs()
    {
        var service = Some.Service("s", ("a", Spec));
        Assert.NotEqual(SpecDigest.Of(service), SpecDigest.Of(Some.Service("s", ("b", Spec))));
        Assert.NotEqual(SpecDigest.Of(service), SpecDigest.Of(service with { Calls = [new CallSpec("a", "a", null, null)] }));
        Assert.NotEqual(SpecDigest.Of(service), SpecDigest.Of(service with { Agreement = new Agreement(1, null, null) }));
    }

    private static ImmutableSortedDictionary<string, string> Variables(params (string Name, string Value)[] pairs) =>
        pairs.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value);
}
