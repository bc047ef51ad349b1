using Fog.Client;

namespace Fog.Tests.Packing;

public sealed class AnIgnoreFile : IDisposable
{
    private readonly PackedFolder _folder = new();

    [Theory]
    [InlineData("bin", "bin", true)]
    [InlineData("bin/", "bin/app", true)]
    [InlineData("/bin", "bin/app", true)]
    [InlineData("bin", "src/bin", false)]
    [InlineData("*.log", "a.log", true)]
    [InlineData("*.log", "logs/a.log", false)]
    [InlineData("*/*.log", "logs/a.log", true)]
    [InlineData("**/*.log", "a.log", true)]
    [InlineData("**/*.log", "logs/old/a.log", true)]
    [InlineData("**/obj", "src/web/obj/a", true)]
    [InlineData("docs/**", "docs/a/b", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("a[0-9]", "a7", true)]
    [InlineData("a[^0-9]", "a7", false)]
    [InlineData("a\\*", "a*", true)]
    [InlineData("a\\*", "ab", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("# bin", "# bin", false)]
    [InlineData("**", "Dockerfile", false)]
    [InlineData("**", ".dockerignore", false)]
    public void Follows_dockers_rules(string pattern, string path, bool ignored) =>
        Assert.Equal(ignored, IgnoreRules.Parse([pattern]).Ignores(path));

    [Fact]
    public void Lets_the_last_line_decide()
    {
        var rules = IgnoreRules.Parse(["*.md", "!README.md", "README.md"]);
        Assert.True(rules.Ignores("README.md"));
        Assert.False(IgnoreRules.Parse(["*.md", "!README.md"]).Ignores("README.md"));
    }

    [Fact]
    public async Task Keeps_what_it_names_out_of_the_archive_and_itself_too()
    {
        _folder.With("Dockerfile").With("bin/app").With("obj/deep/cache").With("src/a.cs").With(".fogignore", "# made by the build\nbin\nobj/\n\n");
        Assert.Equal(["Dockerfile", "src/", "src/a.cs"], await _folder.Names());
    }

    [Fact]
    public async Task Can_take_one_file_back_from_an_ignored_folder()
    {
        _folder.With("Dockerfile").With("bin/app").With("bin/cache").With(".fogignore", "bin\n!bin/app\n");
        Assert.Equal(["Dockerfile", "bin/app"], await _folder.Names());
    }

    [Fact]
    public async Task May_be_the_one_that_docker_reads()
    {
        _folder.With("Dockerfile").With("bin/app").With(".dockerignore", "bin\n");
        Assert.Equal([".dockerignore", "Dockerfile"], await _folder.Names());
    }

    [Fact]
    public async Task Of_fogs_own_name_hides_that_of_docker()
    {
        _folder.With("a").With("b").With(".dockerignore", "a\n").With(".fogignore", "b\n");
        Assert.Equal([".dockerignore", "a"], await _folder.Names());
    }

    public void Dispose() => _folder.Dispose();
}
