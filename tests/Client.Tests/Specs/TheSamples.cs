using Fog.Client;

namespace Fog.Tests.Specs;

public sealed class TheSamples
{
    public static TheoryData<string> Files => [.. Directory
        .EnumerateFiles(Path.Combine(Checkout.Root, "samples"), "*.yaml", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/out/", StringComparison.Ordinal))
        .Where(file => File.ReadLines(file).Any(line => line.StartsWith("version:", StringComparison.Ordinal)))
        .Select(file => Path.GetRelativePath(Checkout.Root, file))];

    /// <summary>A build step makes the folders that samples name: that such a folder is missing is all that may be wrong.</summary>
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Files))]
    public async Task Are_read_without_a_problem(string file)
    {
        var problems = await Record.ExceptionAsync(() => SpecReader.Read(Path.Combine(Checkout.Root, file), TestContext.Current.CancellationToken));
        var left = (problems as SpecException)?.Problems.Where(problem => !problem.Found.StartsWith("no folder", StringComparison.Ordinal));
        Assert.Empty(left ?? []);
        Assert.True(problems is null or SpecException, problems?.ToString());
    }

    [Fact]
    public void Of_the_spec_page_is_read_without_a_problem()
    {
        using var folder = new SpecFolder();
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs/spec.md"));
        var document = SpecReader.Parse(page.Split("```yaml\n")[1].Split("```")[0], folder.File);
        Assert.Equal(["greeter", "web"], document.Tasks.Keys);
    }
}
