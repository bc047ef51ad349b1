using System.Text.RegularExpressions;
using CliWrap;
using Fog.Lab;
using Xunit;

namespace Fog.Tests.Lab;

/// <summary>Bounds are generous, the machine may be busy; tests/bench measures how exact the links are.</summary>
[Collection(RootLabs.Name)]
public sealed class Links(TwoHosts two) : IAsyncLifetime
{
    private const string Send = "until exec 3>/dev/tcp/h2/7000; do sleep 0.1; done 2>/dev/null; head -c 2000000 /dev/zero >&3";

    // Perl's smallest package is part of every Debian.
    private const string Receive =
        "perl -MIO::Socket::INET -e 'my $l = IO::Socket::INET->new(LocalPort => 7000, Listen => 1, ReuseAddr => 1) or die $!; "
        + "my $c = $l->accept; 1 while sysread($c, my $b, 65536)'";

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await two.Lab.Link("h1", "h2", LinkShape.Plain);
        await two.Lab.Heal("h1", "h2");
    }

    [Fact]
    public async Task Delay_each_direction()
    {
        await Shape(LinkShape.Delayed(TimeSpan.FromMilliseconds(30)));

        Assert.InRange((await Ping.Run(two.H1, two.H2, 10)).MeanMilliseconds, 60, 75);
    }

    [Fact]
    public async Task Lose_packets()
    {
        await Shape(LinkShape.Plain with { Loss = 0.3 });

        Assert.InRange((await Ping.Run(two.H1, two.H2, 300, "0.003")).Received, 90, 205);
    }

    [Fact]
    public async Task Hold_to_their_rate()
    {
        await Shape(LinkShape.Plain with { Rate = 8_000_000 });
        var start = TimeProvider.System.GetTimestamp();
        var received = two.H2.Exec(["sh", "-c", Receive], TwoHosts.Cancel);
        Assert.Equal(0, (await two.H1.Exec(["bash", "-c", Send], TwoHosts.Cancel)).ExitCode);
        Assert.Equal(0, (await received).ExitCode);

        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 1.9, 5);
    }

    [Fact]
    public async Task Are_plain_again_when_told_so()
    {
        await Shape(LinkShape.Delayed(TimeSpan.FromMilliseconds(50)));
        await Shape(LinkShape.Plain);

        Assert.InRange((await Ping.Run(two.H1, two.H2, 10)).MeanMilliseconds, 0, 10);
        Assert.Empty(two.Lab.State.Links);
    }

    [Fact]
    public async Task Come_back_after_their_switch_died()
    {
        await Shape(LinkShape.Delayed(TimeSpan.FromMilliseconds(10)));
        var program = Regex.Escape(typeof(FogLab).Assembly.Location[..^".dll".Length]);
        var killed = await Cli.Wrap("pkill")
            .WithArguments(["-9", "-f", $"^{program} switch .*/testtwo$"])
            .WithValidation(CommandResultValidation.None).ExecuteAsync(TwoHosts.Cancel);
        Assert.Equal(0, killed.ExitCode);

        await Shape(LinkShape.Delayed(TimeSpan.FromMilliseconds(20)));

        Assert.InRange((await Ping.Run(two.H1, two.H2, 10)).MeanMilliseconds, 40, 55);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Are_silent_when_cut_and_come_back_when_healed(bool shaped)
    {
        await Shape(shaped ? LinkShape.Delayed(TimeSpan.FromMilliseconds(1)) : LinkShape.Plain);
        await two.Lab.Cut("h2", "h1", TwoHosts.Cancel);
        Assert.Equal(0, (await Ping.Run(two.H1, two.H2, 2)).Received);

        await two.Lab.Heal("h1", "h2", TwoHosts.Cancel);
        Assert.Equal(3, (await Ping.Run(two.H1, two.H2, 3)).Received);
    }

    private Task Shape(LinkShape shape) => two.Lab.Link("h1", "h2", shape, TwoHosts.Cancel);
}
