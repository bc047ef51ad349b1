using System.CommandLine;
using Fog.Cli;
using Xunit;

namespace Fog.Tests.Cli.Services;

public class CommandLines
{
    [Theory]
    [InlineData("nodes --output json")]
    [InlineData("deploy hello.yaml --detach")]
    [InlineData("plan hello.yaml")]
    [InlineData("ps -o json")]
    [InlineData("status hello")]
    [InlineData("events hello --follow")]
    [InlineData("logs hello/web -f --tail 5")]
    [InlineData("exec hello/web -- /bin/ls -l --color")]
    [InlineData("rm hello --volumes")]
    [InlineData("limit hello/web --cpu 0.5 --memory 128Mi")]
    [InlineData("suspend hello/web")]
    [InlineData("resume hello/web --output json")]
    [InlineData("volume ls")]
    [InlineData("volume export shop/db/data data.tar --node h1")]
    [InlineData("volume import shop/db/data ./data")]
    [InlineData("volume rm shop/db/data")]
    [InlineData("state ls hello config/")]
    [InlineData("state put hello leader web --if-version 0")]
    [InlineData("state watch hello --since 12")]
    [InlineData("lab up --hosts 3 --store postgres")]
    [InlineData("lab link h1 h2 --delay 20ms --jitter 2ms --rate 5mbit --loss 1%")]
    [InlineData("nodes --gateways 10.0.0.1:30000")]
    [InlineData("partition callgraph.graphml --tasks 4 --output service.yaml --seed 2 --balance 1.2")]
    [InlineData("map --from h1 --budget 40ms --output svg")]
    public void Of_the_documentation_are_understood(string line) => Assert.Empty(Parse(line).Errors);

    [Theory]
    [InlineData("logs hello", "'hello' is no task: write SERVICE/TASK")]
    [InlineData("ps --output xml", "xml")]
    [InlineData("deploy", "file")]
    [InlineData("limit hello/web", "Say what to change")]
    [InlineData("limit hello/web --memory 1Mi", "at least 6Mi, found '1Mi'")]
    [InlineData("limit hello/web --cpu 0", "above 0")]
    [InlineData("volume rm shop/db", "'shop/db' is no volume: write SERVICE/TASK/VOLUME")]
    [InlineData("nonsense", "nonsense")]
    public void That_are_wrong_are_told_so(string line, string reason) =>
        Assert.Contains(Parse(line).Errors, error => error.Message.Contains(reason, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Are_completed_with_verbs_and_options()
    {
        Assert.Contains(Parse("de").GetCompletions(2), completion => completion.Label == "deploy");
        Assert.Contains(Parse("lab ").GetCompletions(4), completion => completion.Label == "crash");
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _fog fog")]
    [InlineData("zsh", "compdef _fog fog")]
    public async Task Have_a_completion_for_each_shell(string shell, string line)
    {
        using var output = new StringWriter();

        Assert.Equal(0, await Parse($"completion {shell}").InvokeAsync(new InvocationConfiguration { Output = output }, TestContext.Current.CancellationToken));

        Assert.Contains(line, output.ToString(), StringComparison.Ordinal);
    }

    private static ParseResult Parse(string line) => FogCommandLine.Create().Parse(line);
}
