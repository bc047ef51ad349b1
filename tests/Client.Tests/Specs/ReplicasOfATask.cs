namespace Fog.Tests.Specs;

public sealed class ReplicasOfATask : IDisposable
{
    private readonly SpecFolder _folder = new();

    [Fact]
    public async Task Are_tasks_of_their_own_that_share_a_group()
    {
        var document = await _folder.Read("""
            version: 1
            name: hello
            tasks:
              web: { image: web, replicas: 3, placement: { with: [proxy], apart: [db] } }
              proxy: { image: proxy, replicas: 3 }
              db: { image: db }
            calls:
              - { from: web, to: db, rate: 30, maxLatency: 20ms }
            """);

        Assert.Equal(["db", "proxy-1", "proxy-2", "proxy-3", "web-1", "web-2", "web-3"], document.Tasks.Keys);
        Assert.Equal((null, "web", 1), (document.Tasks["db"].Group, document.Tasks["web-2"].Group, document.Tasks["web-2"].Replicas));
        Assert.Equal(["proxy-2"], document.Tasks["web-2"].Placement.With);
        Assert.Equal(["db"], document.Tasks["web-2"].Placement.Apart);
        Assert.Equal(["web-1", "web-2", "web-3"], document.Calls.Select(call => call.From));
        Assert.All(document.Calls, call => Assert.Equal(("db", 10, TimeSpan.FromMilliseconds(20)), (call.To, call.Rate, call.MaxLatency)));
    }

    [Fact]
    public async Task Share_the_calls_between_two_groups()
    {
        var document = await _folder.Read("""
            version: 1
            name: hello
            tasks:
              web: { image: web, replicas: 2 }
              db: { image: db, replicas: 2, placement: { apart: [web] } }
            calls:
              - { from: web, to: db, rate: 4 }
            """);

        Assert.Equal([("web-1", "db-1", 1.0), ("web-1", "db-2", 1.0), ("web-2", "db-1", 1.0), ("web-2", "db-2", 1.0)],
            document.Calls.Select(call => (call.From, call.To, call.Rate)));
        Assert.Equal(["web-1", "web-2"], document.Tasks["db-1"].Placement.Apart);
    }

    [Theory]
    [InlineData("web: { image: web, replicas: 0 }", "tasks.web.replicas", "a number of replicas between 1 and 100, found '0'")]
    [InlineData("web: { image: web, replicas: many }", "tasks.web.replicas", "found 'many'")]
    [InlineData("web: { image: web, replicas: 2, placement: { with: [db] } }", "tasks.web", "as many replicas as the task 'db' that it is to be with (1), found 2")]
    public async Task That_cannot_be_are_refused(string task, string field, string text) =>
        (await _folder.Problem($"version: 1\nname: hello\ntasks:\n  db: {{ image: db }}\n  {task}\n")).Is(5, field, text);

    [Fact]
    public async Task Whose_name_is_taken_are_refused() =>
        (await _folder.Problem("version: 1\nname: hello\ntasks:\n  web: { image: web, replicas: 2 }\n  web-2: { image: web }\n"))
            .Is(4, "tasks.web", "a task 'web-2' too; rename one of them");

    public void Dispose() => _folder.Dispose();
}
