using Fog.Samples.Learning;
using Fog.Samples.Trainer;
using Xunit;

namespace Fog.Tests.Trainer;

public sealed class AskingForARoundAgain
{
    private static readonly RoundOrder _order = new(3, 99, new(1, 10, 0.05f));
    private int _trainings;

    [Fact]
    public async Task Gives_the_same_answer_without_training_again()
    {
        var memory = new RoundMemory(Train);
        var first = await memory.Train(_order, [1, 2]);
        Assert.Same(first, await memory.Train(_order, [1, 2]));
        Assert.Equal(1, _trainings);
        Assert.Equal(_order, memory.Last);
    }

    [Fact]
    public async Task With_another_model_or_order_trains()
    {
        var memory = new RoundMemory(Train);
        await memory.Train(_order, [1, 2]);
        Assert.Equal([9, 9], await memory.Train(_order, [9, 9]));
        await memory.Train(_order with { Round = 4 }, [9, 9]);
        Assert.Equal(3, _trainings);
    }

    [Fact]
    public async Task After_a_failure_tries_again()
    {
        var memory = new RoundMemory((_, model) => ++_trainings == 1 ? throw new InvalidDataException("bad") : model);
        await Assert.ThrowsAsync<InvalidDataException>(() => memory.Train(_order, [1]));
        Assert.Equal([1], await memory.Train(_order, [1]));
    }

    [Fact]
    public void Orders_survive_the_way_through_a_query()
    {
        var query = _order.ToQuery().Split('?')[1].Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        Assert.Equal(_order, RoundOrder.Parse(query.GetValueOrDefault));
        foreach (var name in query.Keys)
        {
            var error = Assert.Throws<FormatException>(() => RoundOrder.Parse(n => n == name ? "x" : query[n]));
            Assert.StartsWith($"{name} is 'x'", error.Message, StringComparison.Ordinal);
        }
    }

    private byte[] Train(RoundOrder order, byte[] model)
    {
        _trainings++;
        return [.. model];
    }
}
