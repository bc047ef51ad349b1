namespace Fog.Tests.Specs;

public sealed class ABadPlacement : IDisposable
{
    private const string Head = "version: 1\nname: hello\ntasks:\n  db: { image: db }\n";
    private readonly SpecFolder _folder = new();

    [Theory]
    [InlineData("{ with: [dp] }", "with[0]", "expected one of the tasks db, web, found 'dp'; did you mean 'db'?")]
    [InlineData("{ apart: [web] }", "apart[0]", "expected another task, found 'web'; leave it out: replicas of a task are apart anyway")]
    [InlineData("{ apart: db }", "apart", "expected a list of tasks of this file, such as [web], found 'db'")]
    [InlineData("{ platform: arm64 }", "platform", "expected a platform such as linux/amd64 or linux/arm64, found 'arm64'")]
    [InlineData("{ labels: { zone: } }", "labels.zone", "expected a text, found nothing")]
    [InlineData("{ hots: h1 }", "hots", "expected one of host, platform, labels, with, apart, found 'hots'; did you mean 'host'?")]
    public async Task Is_told_with_its_line(string placement, string field, string text) =>
        (await _folder.Problem($"{Head}  web: {{ image: web, placement: {placement} }}\n")).Is(5, $"tasks.web.placement.{field}", text);

    [Theory]
    [InlineData("fast", "objective", "or a mapping of weights such as { latency: 1, price: 0.2 }, found 'fast'")]
    [InlineData("{ latency: -1 }", "objective.latency", "expected a weight of 0 or more, found '-1'")]
    [InlineData("{ latency: 0 }", "objective", "expected at least one weight above 0, found none")]
    [InlineData("{ cost: 1 }", "objective.cost", "one of latency, price, energy, reliability, use, balance, movement, spread")]
    public async Task As_a_bad_objective_is_too(string objective, string field, string text) => Assert.Contains(
        await _folder.Problems($"{Head}objective: {objective}\n"),
        problem => problem.Field == field && problem.Message.Contains(text, StringComparison.Ordinal));

    public void Dispose() => _folder.Dispose();
}
