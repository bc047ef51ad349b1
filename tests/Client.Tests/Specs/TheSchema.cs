using System.Collections.Immutable;
using System.Text.Json;
using Fog.Client;

namespace Fog.Tests.Specs;

public sealed class TheSchema
{
    private static readonly JsonElement Root =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "docs/service.schema.json"))).RootElement;

    public static TheoryData<string, string[]> Sections => new()
    {
        { "", [.. SpecKeys.Service] },
        { "task", [.. SpecKeys.Task] },
        { "resources", [.. SpecKeys.Resources] },
        { "volume", [.. SpecKeys.Volume] },
        { "protection", [.. SpecKeys.Protection] },
        { "call", [.. SpecKeys.Call] },
        { "agreement", [.. SpecKeys.Agreement] },
        { "placement", [.. SpecKeys.Placement] },
        { "weights", [.. SpecKeys.Weights] },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void Has_the_keys_that_the_reader_knows_and_no_others(string section, string[] keys)
    {
        var schema = Section(section);
        Assert.Equal(keys.Order(StringComparer.Ordinal), Properties(schema).Order(StringComparer.Ordinal));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public void Describes_each_key(string section, string[] keys) =>
        Assert.All(keys, key => Assert.NotEmpty(Section(section).GetProperty("properties").GetProperty(key).GetProperty("description").GetString()!));

    [Fact]
    public void Has_the_objectives_that_the_reader_knows() =>
        Assert.Equal(
            SpecDefaults.Objectives,
            Root.GetProperty("properties").GetProperty("objective").GetProperty("anyOf")[0].GetProperty("enum").EnumerateArray().Select(value => value.GetString()!));

    [Fact]
    public void Has_the_defaults_of_the_reader()
    {
        var resources = Section("resources").GetProperty("properties");
        Assert.Equal(SpecDefaults.Resources, new Resources(
            resources.GetProperty("cpu").GetProperty("default").GetDouble(), Bytes(resources, "memory"), Bytes(resources, "disk")));
        Assert.Equal(
            SpecDefaults.Migratable, Section("task").GetProperty("properties").GetProperty("migratable").GetProperty("default").GetBoolean());
        Assert.Equal(SpecDefaults.Copies, Section("protection").GetProperty("properties").GetProperty("copies").GetProperty("default").GetInt32());
        Assert.Equal(
            SpecDefaults.Objective, Root.GetProperty("properties").GetProperty("objective").GetProperty("default").GetString());
    }

    private static long Bytes(JsonElement resources, string key) =>
        Quantity.TryParse(resources.GetProperty(key).GetProperty("default").GetString()!, out var bytes) ? bytes : -1;

    private static JsonElement Section(string name) => name.Length == 0 ? Root : Root.GetProperty("$defs").GetProperty(name);

    private static ImmutableArray<string> Properties(JsonElement schema) =>
        [.. schema.GetProperty("properties").EnumerateObject().Select(property => property.Name)];
}
