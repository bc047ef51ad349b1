using Fog.Client;
using Fog.Client.Partitioning;

namespace Fog.Tests.Partitioning;

public sealed class AWrittenSpec
{
    [Fact]
    public void Is_read_again_with_tasks_resources_rates_and_payloads()
    {
        var text = SpecWriting.Text(Shop(), "shop", "registry.example/shop-{task}:1", "Two tasks.");
        var document = SpecReader.Parse(text, "shop.yaml");

        Assert.Equal("shop", document.Name.ToString());
        Assert.Equal(["list", "main"], document.Tasks.Keys);
        Assert.Equal("registry.example/shop-list:1", document.Tasks["list"].Image);
        Assert.Equal(new Resources(0.75, 96L << 20, SpecDefaults.Resources.Disk), document.Tasks["main"].Resources);
        var call = Assert.Single(document.Calls);
        Assert.Equal(("main", "list"), (call.From, call.To));

        // 10 calls of 100 bytes and 30 of 500 a second.
        Assert.Equal(40, call.Rate);
        Assert.Equal(400, call.Payload);
    }

    [Fact]
    public void Says_in_comments_what_is_in_each_task()
    {
        var text = SpecWriting.Text(Shop(), "shop", "{task}", "Two tasks.");
        Assert.StartsWith("# Two tasks.\n# Cut: 40 of 1040", text, StringComparison.Ordinal);
        Assert.Contains("  # main, pay\n  main:\n", text, StringComparison.Ordinal);
        Assert.Contains("  # 2 pairs of functions\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_only_the_folders_that_it_names()
    {
        using var folder = new Specs.SpecFolder();
        var text = SpecWriting.Text(Shop(), "shop", null, "Two tasks.");
        var error = Assert.Throws<SpecException>(() => SpecReader.Parse(text, folder.File));
        Assert.Equal(["tasks.main.build", "tasks.list.build"], error.Problems.Select(problem => problem.Field));

        folder.Write("main/Dockerfile", "FROM scratch\n");
        folder.Write("list/Dockerfile", "FROM scratch\n");
        Assert.Equal(2, SpecReader.Parse(text, folder.File).Tasks.Count);
    }

    /// <summary>Functions may be called anything; names of tasks, YAML words and comments have their rules.</summary>
    [Theory]
    [InlineData("std::vector<int>::push_back", "std-vector-int-push-back")]
    [InlineData("null", "null")]
    [InlineData("3 # weird: \"name\"\n- {", "weird-name")]
    [InlineData("Ünïcode", "n-code")]
    [InlineData("!!!", "task")]
    [InlineData("A.Very.Long.Namespace.With.A.Class.And.A.Method", "a-very-long-namespace-with-a-class-and-a")]
    public void Is_read_again_whatever_functions_are_called(string function, string task)
    {
        var graph = Named(function, "other", function);
        var partition = Partitioner.Divide(graph, new PartitionRequest(3), TestContext.Current.CancellationToken);
        var document = SpecReader.Parse(SpecWriting.Text(partition, "shop", "x", "From here."), "shop.yaml");

        Assert.Equal(3, document.Tasks.Count);
        Assert.Contains(task, document.Tasks.Keys);
        Assert.Equal(3, document.Calls.Length);
    }

    [Fact]
    public void Is_read_again_for_graphs_of_any_weights()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var graph = Graphs.Random(12, 2, 5, random);
            graph = graph with
            {
                Functions = [.. graph.Functions.Select(f => f with { Cpu = Math.Pow(10, random.Next(-6, 1)), Memory = random.NextInt64(1L << random.Next(1, 40)) })],
                Calls = [.. graph.Calls.Select(c => c with { Rate = random.NextDouble() * Math.Pow(10, random.Next(-12, 12)), Volume = random.Next(1000) })],
            };
            var partition = Partitioner.Divide(graph, new PartitionRequest(5, Seed: seed), TestContext.Current.CancellationToken);
            Assert.Equal(5, SpecReader.Parse(SpecWriting.Text(partition, "shop", "x", "From here."), "shop.yaml").Tasks.Count);
        }
    }

    [Fact]
    public void Is_refused_for_a_task_of_more_cores_than_a_spec_may_ask_for()
    {
        var graph = Named("a", "b", "c");
        graph = graph with { Functions = [.. graph.Functions.Select(function => function with { Cpu = 900 })] };
        var partition = Partitioner.Divide(graph, new PartitionRequest(2, 1.5), TestContext.Current.CancellationToken);
        var error = Assert.Throws<CallGraphException>(() => SpecWriting.Text(partition, "shop", "x", "From here."));
        Assert.Contains("expected at most 1024 cores, found 1800", error.Message, StringComparison.Ordinal);
    }

    private static CallGraph Named(params string[] names) => new(
        [.. names.Select((name, v) => new Function($"{v}", name, 1))],
        [new FunctionCall(0, 1, 1, 1), new FunctionCall(1, 2, 2, 2), new FunctionCall(2, 0, 3, 3)],
        "functions by number, calls by number",
        []);

    private static CallGraphPartition Shop()
    {
        var graph = new CallGraph(
            [new("1", "main", 1, 0.5, 64L << 20), new("2", "pay", 1, 0.25, 32L << 20), new("3", "list", 1, 1, 8L << 20), new("4", "find", 1, 0.5, 8L << 20)],
            [new(0, 1, 500, 500), new(2, 3, 500, 500), new(0, 2, 10, 10, 1000), new(1, 2, 30, 30, 15_000)],
            "functions by number, calls by rate",
            []);
        return Partitioner.Divide(graph, new PartitionRequest(2), TestContext.Current.CancellationToken);
    }
}
