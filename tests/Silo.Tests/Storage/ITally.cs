using Fog.Hosting;

namespace Fog.Tests.Storage;

/// <summary>A grain that only counts.</summary>
[Alias("fog.tests.ITally")]
public interface ITally : IGrainWithStringKey
{
    /// <summary>When this returns, the sum is stored.</summary>
    [Alias("Add")]
    Task<int> Add(int number);

    [Alias("Sum")]
    Task<int> Sum();

    /// <summary>When this returns, nothing of it is stored.</summary>
    [Alias("Clear")]
    Task Clear();

    /// <summary>The node that it lives on.</summary>
    [Alias("Where")]
    Task<string> Where();
}

[GenerateSerializer, Alias("fog.tests.TallyState")]
public sealed record TallyState([property: Id(0)] int Sum)
{
    public TallyState()
        : this(0)
    {
    }
}

[Orleans.Placement.RandomPlacement]
public sealed class Tally([PersistentState("tally", SiloHosting.StorageName)] IPersistentState<TallyState> state, NodeOptions node) : Grain, ITally
{
    public async Task<int> Add(int number)
    {
        state.State = new(state.State.Sum + number);
        await state.WriteStateAsync();
        return state.State.Sum;
    }

    public Task<int> Sum() => Task.FromResult(state.State.Sum);

    public Task Clear() => state.ClearStateAsync();

    public Task<string> Where() => Task.FromResult(node.Name.Value);
}
