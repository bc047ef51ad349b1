using Fog.Client.Partitioning;

namespace Fog.Tests.Partitioning;

public sealed class ADividedGraph
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Has_each_function_in_one_task_and_no_task_empty_or_too_heavy(int seed)
    {
        var random = new Random(seed);
        foreach (var (functions, tasks) in new[] { (40, 5), (150, 7), (400, 3), (60, 60), (30, 1), (90, 60) })
        {
            // From single heavy functions to none, and pieces without calls between them.
            var graph = Graphs.Random(functions, random.NextDouble() * 3, random.Next(1, 50), random);
            var partition = Partitioner.Divide(graph, new PartitionRequest(tasks, 1 + random.NextDouble(), seed), TestContext.Current.CancellationToken);

            Assert.Equal(tasks, partition.Tasks.Length);
            Assert.Equal(graph.Functions.Select(function => function.Name).Order(), partition.Tasks.SelectMany(task => task.Functions).Order());
            Assert.DoesNotContain(partition.Tasks, task => task.Functions.IsEmpty);
            Assert.True(partition.Balance <= partition.MostBalance * 1.000001, $"{partition.Balance} of {partition.MostBalance}");
        }
    }

    [Fact]
    public void Tells_the_cut_that_its_tasks_have()
    {
        var graph = Graphs.Random(80, 2.5, 9, new Random(4));
        var partition = Partitioner.Divide(graph, new PartitionRequest(4), TestContext.Current.CancellationToken);
        var task = Graphs.TaskOf(partition);

        Assert.Equal(graph.Calls.Where(call => task[$"f{call.From}"] != task[$"f{call.To}"]).Sum(call => call.Weight), partition.Cut);
        Assert.Equal(partition.Cut, partition.Calls.Sum(call => call.Weight));
        Assert.Equal(graph.Calls.Sum(call => call.Weight), partition.Total);
    }

    [Fact]
    public void Is_the_same_for_the_same_seed()
    {
        var graph = Graphs.Random(200, 2.5, 9, new Random(5));
        var (one, other) = (Divide(), Divide());
        Assert.Equal(one.Tasks.Select(task => string.Join(',', task.Functions)), other.Tasks.Select(task => string.Join(',', task.Functions)));

        CallGraphPartition Divide() => Partitioner.Divide(graph, new PartitionRequest(6, 1.1, Seed: 7), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(4, 50)]
    [InlineData(8, 100)]
    public void Has_its_modules_as_tasks_where_it_has_modules(int modules, int size)
    {
        var graph = Graphs.Modules(modules, size, new Random(6));
        var partition = Partitioner.Divide(graph, new PartitionRequest(modules), TestContext.Current.CancellationToken);

        Assert.Equal(modules * 3, partition.Cut);
        Assert.Equal(1, partition.Balance);
    }

    [Fact]
    public void Cuts_far_less_than_chance_would()
    {
        var graph = Graphs.Modules(6, 30, new Random(8));
        var partition = Partitioner.Divide(graph, new PartitionRequest(6), TestContext.Current.CancellationToken);
        var task = new Random(9);
        var dealt = Enumerable.Range(0, 200).Average(_ =>
        {
            var order = Enumerable.Range(0, graph.Functions.Length).ToArray();
            task.Shuffle(order);
            return graph.Calls.Where(call => order[call.From] % 6 != order[call.To] % 6).Sum(call => call.Weight);
        });

        // What is told of chance is what chance does.
        Assert.InRange(partition.AtRandom, dealt * 0.98, dealt * 1.02);
        Assert.True(partition.Cut < dealt / 20);
    }

    [Fact]
    public void Exceeds_the_balance_only_where_functions_are_too_heavy_and_says_so()
    {
        var graph = Graphs.Of([10, 1, 1, 1], [(0, 1, 5), (1, 2, 1), (2, 3, 1)]);
        var partition = Partitioner.Divide(graph, new PartitionRequest(2, 1.2), TestContext.Current.CancellationToken);

        Assert.Equal(10 / 6.5, partition.Balance, 5);
        Assert.Contains("Functions are too heavy for tasks of at most 1.2 times the average: 1.54 was allowed.", partition.Notes);
    }

    [Fact]
    public void Tells_of_pieces_and_of_tasks_that_call_each_other_in_a_circle()
    {
        var graph = Graphs.Of([1, 1, 1, 1, 1], [(0, 1, 9), (1, 2, 1), (2, 3, 9), (3, 0, 1)]);
        var partition = Partitioner.Divide(graph, new PartitionRequest(2), TestContext.Current.CancellationToken);

        Assert.Contains("The graph is in 2 pieces without calls between them.", partition.Notes);
        Assert.Contains(partition.Notes, note => note.StartsWith("Tasks call each other in a circle: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 1.2, "Number of tasks: expected 1 or more, found 0.")]
    [InlineData(4, 1.2, "Number of tasks: expected at most 3, one for each function of the graph, found 4.")]
    [InlineData(2, 0.9, "Balance: expected 1 or more")]
    [InlineData(2, double.NaN, "Balance: expected 1 or more")]
    public void Needs_a_request_that_can_be_met(int tasks, double balance, string sentence)
    {
        var graph = Graphs.Of([1, 1, 1], [(0, 1, 1)]);
        var error = Assert.Throws<CallGraphException>(() => Partitioner.Divide(graph, new PartitionRequest(tasks, balance), TestContext.Current.CancellationToken));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_given_up_when_asked()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Partitioner.Divide(Graphs.Random(300, 3, 1, new Random(1)), new PartitionRequest(5), stop.Token));
    }
}
