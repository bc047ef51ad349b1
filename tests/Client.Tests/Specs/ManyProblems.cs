using Fog.Client;

namespace Fog.Tests.Specs;

public sealed class ManyProblems : IDisposable
{
    private const string Yaml = """
        version: 1
        name: Hello
        tasks:
          web:
            build: ./web
            port: http
            port: 80
          greeter:
            resources: { cpu: -1, memroy: 64Mi }
        calls:
          - { from: web, to: nobody }
        objective: speed
        """;

    private readonly SpecFolder _folder = new();

    [Fact]
    public async Task Are_all_found_at_once_in_the_order_of_the_file()
    {
        var problems = await _folder.Problems(Yaml);
        Assert.Equal(
            [
                (2, 1, "name"), (6, 5, "tasks.web.port"), (7, 5, "tasks.web.port"), (8, 3, "tasks.greeter.image"),
                (9, 18, "tasks.greeter.resources.cpu"), (9, 27, "tasks.greeter.resources.memroy"), (11, 18, "calls[0].to"), (12, 1, "objective"),
            ],
            problems.Select(problem => (problem.Line, problem.Column, problem.Field)));
    }

    [Fact]
    public async Task Print_as_lines_that_editors_can_jump_to()
    {
        var error = await Assert.ThrowsAsync<SpecException>(() => _folder.Read(Yaml));
        var lines = error.Message.Split('\n');
        Assert.Equal(error.Problems.Length, lines.Length);
        Assert.Equal($"{_folder.File}:6:5: tasks.web.port: expected a port between 1 and 65535, found 'http'", lines[1]);
    }

    public void Dispose() => _folder.Dispose();
}
