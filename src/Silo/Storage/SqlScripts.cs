using System.Collections.Immutable;

namespace Fog.Storage;

/// <summary>The statements under <c>Storage/Sql</c>, which travel inside the program.</summary>
public static class SqlScripts
{
    /// <summary>Creates what isn't there yet.</summary>
    public static string Tables(ClusterStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Read($"{store.Scripts}/tables.sql");
    }

    /// <summary>What Orleans runs, by Orleans' keys: those that both engines understand, and the engine's own.</summary>
    public static ImmutableSortedDictionary<string, string> Queries(ClusterStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        string[] files = ["membership.sql", "grains.sql", $"{store.Scripts}/membership.sql", $"{store.Scripts}/grains.sql"];
        return files.SelectMany(file => QueryFile.Parse(Read(file))).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static string Read(string file)
    {
        using var stream = typeof(SqlScripts).Assembly.GetManifestResourceStream("Sql/" + file)
            ?? throw new InvalidOperationException($"The program was built without Storage/Sql/{file}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
