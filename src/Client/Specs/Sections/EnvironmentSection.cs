using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Fog.Client;

/// <summary>Variables that are added to the image's environment.</summary>
internal static class EnvironmentSection
{
    public static ImmutableSortedDictionary<string, string> Read(SpecField? field)
    {
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in field?.Entries("a mapping of variables, such as { GREETER: \"http://greeter:8080\" }") ?? [])
        {
            if (name.Length == 0 || name.Any(letter => letter is '=' or '\0' || char.IsWhiteSpace(letter)))
            {
                value.Report("the name of a variable, without spaces and '='", $"'{name}'");
            }

            if (value.Node is YamlScalarNode scalar && !value.IsNothing)
            {
                variables[name] = scalar.Value!;
            }
            else
            {
                value.Report("a text or a number", advice: "write \"\" for an empty value");
            }
        }

        return variables.ToImmutable();
    }
}
