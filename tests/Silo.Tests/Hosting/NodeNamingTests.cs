using Fog.Hosting;

namespace Fog.Tests.Hosting;

public sealed class A_name_taken_from_a_machine
{
    [Theory]
    [InlineData("shed", "shed")]
    [InlineData("Shed-PC.local", "shed-pc-local")]
    [InlineData("__böx__2", "b-x-2")]
    [InlineData("...", "node")]
    [InlineData("a234567890123456789012345678901234567890xyz", "a234567890123456789012345678901234567890")]
    [InlineData("a23456789012345678901234567890123456789-xyz", "a23456789012345678901234567890123456789")]
    public void Is_one_that_is_allowed(string machine, string name)
    {
        Assert.Equal(name, NodeNaming.From(machine));
        Assert.True(NodeNaming.Allows(name));
    }
}
