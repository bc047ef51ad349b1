using System.Runtime.CompilerServices;

namespace Fog.Tests.Hosting;

public sealed class The_page_about_nodes
{
    [Fact]
    public void Shows_each_option_in_its_table()
    {
        var rows = File.ReadAllLines(Page()).Where(line => line.StartsWith("| `Fog__", StringComparison.Ordinal)).ToList();
        var missing = OptionsOf.Reading().Keys
            .Select(key => "Fog__" + key.Replace(":", "__", StringComparison.Ordinal))
            .Where(variable => !rows.Any(row => row.StartsWith($"| `{variable}", StringComparison.Ordinal)));
        Assert.Empty(missing);
        Assert.Equal(OptionsOf.Reading().Keys.Length, rows.Count);
    }

    private static string Page([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/node.md");
}
