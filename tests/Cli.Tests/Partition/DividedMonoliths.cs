using System.CommandLine;
using System.Text.Json;
using Fog.Cli;
using Fog.Client;
using Xunit;

namespace Fog.Tests.Cli.Partition;

public sealed class DividedMonoliths : IDisposable
{
    private const string Graph = """
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="r" for="edge" attr.name="rate" attr.type="double"/><key id="b" for="edge" attr.name="bytes" attr.type="long"/>
          <graph edgedefault="directed">
            <node id="web"/><node id="cart"/><node id="search"/><node id="index"/>
            <edge source="web" target="cart"><data key="r">100</data><data key="b">2000</data></edge>
            <edge source="web" target="search"><data key="r">20</data><data key="b">4096</data></edge>
            <edge source="search" target="index"><data key="r">200</data><data key="b">1000</data></edge>
          </graph>
        </graphml>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("fog-cli-tests-").FullName;

    private string Spec => Path.Combine(_folder, "shop.yaml");

    public DividedMonoliths() => File.WriteAllText(Path.Combine(_folder, "My Shop.graphml"), Graph);

    [Fact]
    public async Task Are_written_as_a_spec_that_the_client_reads()
    {
        var (code, text) = await Run("--tasks", "2", "--image", "shop-{task}", "-o", "yaml", "-o", Spec);
        Assert.Equal(0, code);
        Assert.Equal(text, await File.ReadAllTextAsync(Spec, TestContext.Current.CancellationToken));

        var document = await SpecReader.Read(Spec, TestContext.Current.CancellationToken);
        Assert.Equal("my-shop", document.Name.ToString());
        Assert.Equal(["search", "web"], document.Tasks.Keys);
        Assert.Equal([new CallSpec("web", "search", null, null, 20, 4096)], document.Calls);
    }

    [Fact]
    public async Task Are_told_to_machines_as_json()
    {
        var (code, text) = await Run("--tasks", "2", "-o", "json");
        using var json = JsonDocument.Parse(text);
        Assert.Equal(0, code);
        Assert.Equal(81_920, json.RootElement.GetProperty("cut").GetDouble());
        Assert.True(json.RootElement.GetProperty("optimal").GetBoolean());
        Assert.Equal("cart", json.RootElement.GetProperty("tasks")[0].GetProperty("functions")[1].GetString());
    }

    [Fact]
    public async Task Are_never_written_over_a_file_unasked()
    {
        await File.WriteAllTextAsync(Spec, "mine", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Run("--tasks", "2", "-o", Spec, "-o", "json")).Code);
        Assert.Equal("mine", await File.ReadAllTextAsync(Spec, TestContext.Current.CancellationToken));

        Assert.Equal(0, (await Run("--tasks", "2", "-o", Spec, "-o", "json", "--force", "--name", "shop")).Code);
        Assert.Contains("name: shop\n", await File.ReadAllTextAsync(Spec, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tasks", "9")]
    [InlineData("--tasks", "0")]
    [InlineData("--tasks", "2", "--call-weight", "ticks")]
    public async Task That_cannot_be_end_with_the_exit_code_of_a_bad_file(params string[] options) =>
        Assert.Equal(2, (await Run([.. options, "-o", "json"])).Code);

    [Theory]
    [InlineData("", "--tasks")]
    [InlineData("--tasks 2 --balance 0.5", "--balance: expected a number from 1 on such as 1.2, got \"0.5\".")]
    [InlineData("--tasks 2 -o xml", "--output: expected table, json, yaml, or a file that ends in .yaml, got \"xml\".")]
    [InlineData("--tasks 2 -o a.yaml -o b.yaml", "--output: expected one form and one file at most, got several.")]
    [InlineData("--tasks 2 --name Shop", "--name: expected 1 to 40 lower-case letters")]
    public void That_are_asked_for_wrongly_are_told_so(string options, string reason) =>
        Assert.Contains(Parse(["partition", "calls.graphml", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).Errors, error => error.Message.Contains(reason, StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ParseResult Parse(string[] words) => FogCommandLine.Create().Parse(words);

    private async Task<(int Code, string Text)> Run(params string[] options)
    {
        using var output = new StringWriter();
        var parsed = Parse(["partition", Path.Combine(_folder, "My Shop.graphml"), .. options]);
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
