namespace Fog.Tests.Specs;

public sealed class ABadCall : IDisposable
{
    private const string Head = "version: 1\nname: hello\ntasks:\n  web: { image: web }\n  greeter: { image: greeter }\n";
    private readonly SpecFolder _folder = new();

    [Fact]
    public async Task Section_that_is_a_mapping_is_asked_for_a_list() =>
        (await _folder.Problem(Head + "calls: { web: greeter }\n")).Is(6, "calls", "expected a list of calls, such as [{ from: web, to: greeter }]");

    [Fact]
    public async Task Section_of_nothing_is_refused() => (await _folder.Problem(Head + "calls:\n")).Is(6, "calls", "found nothing");

    [Fact]
    public async Task Without_a_caller_is_asked_for_one() =>
        (await _folder.Problem(Calls("{ to: greeter }"))).Is(7, "calls[0].from", "expected the task that calls, found nothing");

    [Fact]
    public async Task From_an_unknown_task_gets_the_nearest_known_one() =>
        (await _folder.Problem(Calls("{ from: wep, to: greeter }")))
            .Is(7, "calls[0].from", "expected one of the tasks greeter, web, found 'wep'; did you mean 'web'?");

    [Fact]
    public async Task To_an_unknown_task_gets_the_known_ones() =>
        (await _folder.Problem(Calls("{ from: web, to: greeter }", "{ from: web, to: database }")))
            .Is(8, "calls[1].to", "expected one of the tasks greeter, web, found 'database'");

    [Fact]
    public async Task To_itself_is_refused() => (await _folder.Problem(Calls("{ from: web, to: web }"))).Is(7, "calls[0]", "found 'web' calling itself");

    [Fact]
    public async Task That_stands_there_twice_is_refused() =>
        (await _folder.Problem(Calls("{ from: web, to: greeter }", "{ from: web, to: greeter, maxLatency: 1ms }")))
            .Is(8, "calls[1]", "found a second call from 'web' to 'greeter'");

    [Theory]
    [InlineData("20")]
    [InlineData("0ms")]
    [InlineData("-1s")]
    [InlineData("20 ms")]
    [InlineData("soon")]
    public async Task With_a_bad_duration_is_told_the_form(string latency) =>
        (await _folder.Problem(Calls($"{{ from: web, to: greeter, maxLatency: {latency} }}")))
            .Is(7, "calls[0].maxLatency", $"expected a duration above zero such as 20ms, 1.5s, 10m or 2h, found '{latency}'");

    [Theory]
    [InlineData("1Mbit")]
    [InlineData("1000")]
    [InlineData("0bit")]
    [InlineData("fast")]
    public async Task With_a_bad_bandwidth_is_told_the_form(string bandwidth) =>
        (await _folder.Problem(Calls($"{{ from: web, to: greeter, bandwidth: {bandwidth} }}")))
            .Is(7, "calls[0].bandwidth", $"such as 400kbit, 1mbit or 1gbit (bits per second), found '{bandwidth}'");

    [Fact]
    public async Task With_an_unknown_key_gets_the_nearest_known_one() =>
        (await _folder.Problem(Calls("{ from: web, to: greeter, latency: 1ms }"))).Is(7, "calls[0].latency", "one of from, to, maxLatency, bandwidth");

    public void Dispose() => _folder.Dispose();

    private static string Calls(params string[] items) => Head + "calls:\n" + string.Concat(items.Select(item => $"  - {item}\n"));
}
