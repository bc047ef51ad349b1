namespace Fog.Tests.Specs;

public sealed class ABadVolume : IDisposable
{
    private readonly SpecFolder _folder = new();

    [Fact]
    public async Task Section_that_is_a_mapping_is_asked_for_a_list() =>
        (await _folder.Problem("version: 1\nname: hello\ntasks:\n  web:\n    image: web\n    volumes: { data: /data }\n"))
            .Is(6, "tasks.web.volumes", "expected a list of volumes, such as [{ name: data, path: /data }], found a mapping");

    [Fact]
    public async Task Without_name_and_path_is_asked_for_both()
    {
        var problems = await _folder.Problems(Volumes("{ readOnly: true }"));
        Assert.Equal(["tasks.web.volumes[0].name", "tasks.web.volumes[0].path"], problems.Select(problem => problem.Field));
        Assert.All(problems, problem => Assert.Equal((7, "nothing"), (problem.Line, problem.Found)));
    }

    [Fact]
    public async Task With_the_name_of_another_is_refused() =>
        (await _folder.Problem(Volumes("{ name: data, path: /a }", "{ name: data, path: /b }")))
            .Is(8, "tasks.web.volumes[1].name", "a name that no other volume of the task has, found 'data'");

    [Fact]
    public async Task At_the_path_of_another_is_refused() =>
        (await _folder.Problem(Volumes("{ name: a, path: /data }", "{ name: b, path: /data/ }")))
            .Is(8, "tasks.web.volumes[1].path", "a path that no other volume of the task has, found '/data/'");

    [Theory]
    [InlineData("data")]
    [InlineData("./data")]
    [InlineData("/")]
    [InlineData("/data/../etc")]
    [InlineData("/proc/1")]
    public async Task With_a_relative_or_forbidden_path_is_refused(string path) =>
        (await _folder.Problem(Volumes($"{{ name: data, path: {path} }}")))
            .Is(7, "tasks.web.volumes[0].path", $"expected an absolute path in the task, not /, /proc, /sys or /dev, such as /data, found '{path}'");

    [Fact]
    public async Task Whose_seed_is_missing_is_told_the_full_path() =>
        (await _folder.Problem(Volumes("{ name: data, path: /data, seed: ./data/shard-9 }")))
            .Is(7, "tasks.web.volumes[0].seed", $"no folder {Path.Combine(_folder.Root, "data/shard-9")}");

    [Fact]
    public async Task Whose_seed_is_a_file_is_told_so() =>
        (await _folder.Problem(Volumes("{ name: data, path: /data, seed: ./data/shard-1/numbers }")))
            .Is(7, "tasks.web.volumes[0].seed", "found a file at");

    [Fact]
    public async Task Whose_readOnly_is_no_boolean_is_told_the_two() =>
        (await _folder.Problem(Volumes("{ name: data, path: /data, readOnly: no }")))
            .Is(7, "tasks.web.volumes[0].readOnly", "expected true or false, without quotes, found 'no'");

    [Fact]
    public async Task With_an_unknown_key_gets_the_nearest_known_one() =>
        (await _folder.Problem(Volumes("{ name: data, path: /data, readonly: true }")))
            .Is(7, "tasks.web.volumes[0].readonly", "did you mean 'readOnly'?");

    public void Dispose() => _folder.Dispose();

    private static string Volumes(params string[] items) =>
        "version: 1\nname: hello\ntasks:\n  web:\n    image: web\n    volumes:\n" + string.Concat(items.Select(item => $"      - {item}\n"));
}
