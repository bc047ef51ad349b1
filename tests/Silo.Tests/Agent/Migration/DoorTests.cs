using System.Text;
using Fog.Agent.Migration;
using Fog.Agent.Transfer;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fog.Tests.Agent.Migration;

public sealed class The_door_of_moves : IAsyncLifetime
{
    private readonly MoveDoor _here = Door();
    private readonly MoveDoor _there = Door();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _here.StartAsync(Ct);

    public async ValueTask DisposeAsync()
    {
        await _here.StopAsync(CancellationToken.None);
        _here.Dispose();
        _there.Dispose();
    }

    [Fact]
    public async Task Lets_in_who_shows_the_secret()
    {
        var door = _here.Open(out var called);
        await using var out_ = await _there.Call(door, Ct);
        await using var in_ = await called.WaitAsync(Ct);

        await out_.Send(MoveFrame.Output, "hello"u8, Ct);

        var (kind, body) = await in_.Next(Ct);
        Assert.Equal((MoveFrame.Output, "hello"), (kind, Encoding.UTF8.GetString(body.Span)));
        Assert.Equal((10, 10), (out_.Bytes, in_.Bytes));
    }

    [Fact]
    public async Task Carries_values_too()
    {
        var door = _here.Open(out var called);
        await using var out_ = await _there.Call(door, Ct);
        await using var in_ = await called.WaitAsync(Ct);

        await out_.SendValue(MoveFrame.Restore, new RestoreOrder(2, ["a", "b"]), Ct);

        var (_, body) = await in_.Next(Ct);
        var order = System.Text.Json.JsonSerializer.Deserialize<RestoreOrder>(body.Span)!;
        Assert.Equal(2, order.Level);
        Assert.Equal(["a", "b"], order.Outputs);
    }

    [Fact]
    public async Task Turns_away_who_shows_another_secret()
    {
        var door = _here.Open(out var called);
        await using var stranger = await _there.Call(door with { Secret = [.. new byte[32]] }, Ct);

        await Assert.ThrowsAnyAsync<IOException>(async () => await stranger.Next(Ct));
        Assert.False(called.IsCompleted);
    }

    [Fact]
    public async Task Lets_a_secret_in_once()
    {
        var door = _here.Open(out _);
        await using var first = await _there.Call(door, Ct);
        await first.Send(MoveFrame.Output, "x"u8, Ct);
        await using var second = await _there.Call(door, Ct);

        await Assert.ThrowsAnyAsync<IOException>(async () => await second.Next(Ct));
    }

    [Fact]
    public async Task Is_not_entered_when_its_certificate_is_another_than_the_grains_say()
    {
        var door = _here.Open(out _);
        var error = await Assert.ThrowsAsync<FogException>(() => _there.Call(door with { Fingerprint = [.. new byte[32]] }, Ct));
        Assert.Contains("can't be entered", error.Message, StringComparison.Ordinal);
    }

    private static MoveDoor Door() => new(OptionsOf.Valid(("Address", "127.0.0.1")), new Pace(null), new Pace(null), TimeProvider.System, NullLogger<MoveDoor>.Instance);
}
