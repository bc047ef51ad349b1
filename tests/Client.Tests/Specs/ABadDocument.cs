using Fog.Client;

namespace Fog.Tests.Specs;

public sealed class ABadDocument : IDisposable
{
    private readonly SpecFolder _folder = new();

    [Fact]
    public async Task That_is_missing_is_named_with_what_to_do()
    {
        var missing = Path.Combine(_folder.Root, "nowhere.yaml");
        var error = await Assert.ThrowsAsync<SpecException>(() => SpecReader.Read(missing, TestContext.Current.CancellationToken));
        Assert.Single(error.Problems).Is(0, "", "no such file; check the path");
        Assert.StartsWith($"{missing}: expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_is_a_folder_is_refused_as_such()
    {
        var error = await Assert.ThrowsAsync<SpecException>(() => SpecReader.Read(_folder.Root, TestContext.Current.CancellationToken));
        Assert.Single(error.Problems).Is(0, "", "found a folder");
    }

    [Fact]
    public async Task That_is_no_yaml_points_at_the_line() =>
        (await _folder.Problem("version: 1\nname: \"hello\n")).Is(2, "", "expected YAML, found text that isn't: While scanning a quoted scalar");

    [Fact]
    public async Task With_a_bracket_that_isnt_closed_points_at_the_last_line_that_was_read() =>
        (await _folder.Problem("version: 1\nname: [hello\ntasks: {}\n")).Is(2, "", "look for a bracket or a quote");

    [Fact]
    public async Task With_a_tab_for_indentation_is_no_yaml() =>
        (await _folder.Problem("version: 1\ntasks:\n\tweb: {}\n")).Is(3, "", "expected YAML");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    public async Task That_is_empty_says_so(string text) =>
        (await _folder.Problem(text)).Is(1, "", "found an empty file");

    [Fact]
    public async Task With_an_empty_document_says_so() =>
        (await _folder.Problem("---\n")).Is(2, "", "found an empty file");

    [Fact]
    public async Task With_two_documents_is_refused() =>
        (await _folder.Problem("version: 1\n---\nversion: 1\n")).Is(1, "", "found 2 documents");

    [Fact]
    public async Task That_is_a_list_is_refused() =>
        (await _folder.Problem("- version: 1\n")).Is(1, "", "expected a mapping with version, name, tasks");

    [Fact]
    public async Task Of_an_unknown_version_has_that_problem_alone() =>
        (await _folder.Problem("name: hello\nversion: 2\nservices: {}\n")).Is(2, "version", "which is 1, found '2'");

    [Fact]
    public async Task Without_a_version_is_told_which_to_write() =>
        (await _folder.Problem("name: hello\ntasks: { web: { image: web } }\n")).Is(1, "version", "found nothing; write 'version: 1'");

    [Fact]
    public async Task With_an_unknown_key_gets_the_nearest_known_one() =>
        (await _folder.Problem("version: 1\nname: hello\ntsaks: {}\ntasks: { web: { image: web } }\n"))
            .Is(3, "tsaks", "'tsaks'; did you mean 'tasks'?");

    [Fact]
    public async Task With_a_key_that_resembles_nothing_gets_the_known_ones()
    {
        var problem = await _folder.Problem("version: 1\nname: hello\nhorizontal: {}\ntasks: { web: { image: web } }\n");
        problem.Is(3, "horizontal", "expected one of version, name, tasks, calls, agreement, objective");
        Assert.Null(problem.Advice);
    }

    [Fact]
    public async Task Without_a_name_is_told_what_a_name_is() =>
        (await _folder.Problem("version: 1\ntasks: { web: { image: web } }\n")).Is(1, "name", "40 lower-case letters");

    [Theory]
    [InlineData("Hello")]
    [InlineData("1st")]
    [InlineData("hello-")]
    [InlineData("hello_world")]
    [InlineData("a2345678901234567890123456789012345678901")]
    public async Task With_a_bad_name_is_told_what_a_name_is(string name) =>
        (await _folder.Problem($"version: 1\nname: {name}\ntasks: {{ web: {{ image: web }} }}\n"))
            .Is(2, "name", $"40 lower-case letters, digits and dashes that starts with a letter and doesn't end with a dash, found '{name}'");

    [Fact]
    public async Task With_a_key_twice_points_at_the_second() =>
        (await _folder.Problem("version: 1\nname: hello\ntasks:\n  web:\n    image: web\n    port: 80\n    image: other\n"))
            .Is(7, "tasks.web.image", "'image' a second time");

    [Fact]
    public async Task With_an_unknown_objective_gets_the_nearest_known_one() =>
        (await _folder.Problem("version: 1\nname: hello\ntasks: { web: { image: web } }\nobjective: latencies\n"))
            .Is(4, "objective", "{ latency: 1, price: 0.2 }, found 'latencies'; did you mean 'latency'?");

    [Fact]
    public async Task With_an_objective_of_nothing_is_refused() =>
        (await _folder.Problem("version: 1\nname: hello\ntasks: { web: { image: web } }\nobjective:\n"))
            .Is(4, "objective", "found nothing");

    public void Dispose() => _folder.Dispose();
}
