using System.Data.Common;
using Fog.Hosting;
using Orleans.Runtime;

namespace Fog.Tests.Hosting;

public sealed class GrainTroubleTests
{
    public static TheoryData<Exception, bool> Failures => new()
    {
        { new SiloUnavailableException("gone"), true },
        { new TimeoutException(), true },
        { new NodeUnavailableException(new NodeName("h1")), true },
        { new StoreFailure("database is locked"), true },
        { new InvalidOperationException(), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Is_what_a_grain_or_its_store_may_fail_with_and_nothing_else(Exception failure, bool isTrouble) =>
        Assert.Equal(isTrouble, GrainTrouble.Is(failure, CancellationToken.None));

    [Fact]
    public void Is_a_cancellation_unless_the_caller_asked_for_it()
    {
        Assert.True(GrainTrouble.Is(new OperationCanceledException(), CancellationToken.None));
        Assert.False(GrainTrouble.Is(new OperationCanceledException(), new CancellationToken(canceled: true)));
    }

    private sealed class StoreFailure(string message) : DbException(message);
}
