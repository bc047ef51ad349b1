using System.Net;
using Fog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Runtime.MembershipService;

namespace Fog.Tests.Storage;

/// <summary>What a fog's table of members promises; each engine keeps it.</summary>
public abstract class MembershipTableTests
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);
    private readonly string _fog = Guid.NewGuid().ToString("N");

    protected abstract ClusterStore Store { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_needs_the_present_version_and_raises_it()
    {
        var table = await Open();
        Assert.True(await table.InsertRowAsync(Member(1), await Next(table), Ct));
        var stale = await Next(table);
        Assert.True(await table.InsertRowAsync(Member(2), stale, Ct));
        Assert.False(await table.InsertRowAsync(Member(3), stale, Ct));
        Assert.False(await table.UpdateRowAsync(Member(1, SiloStatus.Active), stale.VersionEtag, stale, Ct));
        var now = await table.ReadAllAsync(Ct);
        Assert.Equal((2, 2), (now.Version.Version, now.Members.Count));
        Assert.Equal(SiloStatus.Joining, (await Read(table, 1))!.Status);
    }

    [Fact]
    public async Task A_changed_member_is_read_as_it_was_written_and_raised_the_version()
    {
        var table = await Open();
        await table.InsertRowAsync(Member(1), await Next(table), Ct);
        var suspected = Member(1, SiloStatus.Active);
        suspected.SuspectTimes = [Tuple.Create(Address(2), Start)];
        var next = await Next(table);
        Assert.True(await table.UpdateRowAsync(suspected, next.VersionEtag, next, Ct));
        var read = (await Read(table, 1))!;
        Assert.Equal(2, (await table.ReadAllAsync(Ct)).Version.Version);
        Assert.Equal(("h1", "host", SiloStatus.Active, 30000), (read.SiloName, read.HostName, read.Status, read.ProxyPort));
        Assert.Equal((Start, Start), (read.StartTime, read.IAmAliveTime));
        Assert.Equal(Address(2), Assert.Single(read.SuspectTimes!).Item1);
    }

    [Fact]
    public async Task A_sign_of_life_does_not_raise_the_version()
    {
        var table = await Open();
        await table.InsertRowAsync(Member(1), await Next(table), Ct);
        var alive = Member(1);
        alive.IAmAliveTime = Start.AddMinutes(1);
        await table.UpdateIAmAliveAsync(alive, Ct);
        Assert.Equal(1, (await table.ReadAllAsync(Ct)).Version.Version);
        Assert.Equal(Start.AddMinutes(1), (await Read(table, 1))!.IAmAliveTime);
    }

    [Fact]
    public async Task The_same_member_is_not_added_twice()
    {
        var table = await Open();
        Assert.True(await table.InsertRowAsync(Member(1), await Next(table), Ct));
        Assert.False(await table.InsertRowAsync(Member(1), await Next(table), Ct));
        Assert.Equal(1, (await table.ReadAllAsync(Ct)).Version.Version);
    }

    [Fact]
    public async Task Of_many_who_write_at_once_one_wins_each_version()
    {
        var table = await Open();
        var next = await Next(table);
        var won = await Task.WhenAll(Enumerable.Range(1, 12).Select(port => Task.Run(() => table.InsertRowAsync(Member(port), next, Ct))));
        Assert.Single(won, did => did);
        var now = await table.ReadAllAsync(Ct);
        Assert.Equal((1, 1), (now.Version.Version, now.Members.Count));
    }

    [Fact]
    public async Task The_dead_of_long_ago_are_cleaned_away_and_nobody_else()
    {
        var table = await Open();
        await table.InsertRowAsync(Member(1, SiloStatus.Dead), await Next(table), Ct);
        await table.InsertRowAsync(Member(2, SiloStatus.Active), await Next(table), Ct);
        var young = Member(3, SiloStatus.Dead);
        young.IAmAliveTime = Start.AddHours(2);
        await table.InsertRowAsync(young, await Next(table), Ct);
        await table.CleanupDefunctSiloEntriesAsync(Start.AddHours(1), Ct);
        Assert.Equal([2, 3], (await table.ReadAllAsync(Ct)).Members.Select(member => member.Item1.SiloAddress.Endpoint.Port).Order());
    }

    [Fact]
    public async Task Another_fog_in_the_same_store_is_not_seen()
    {
        var table = await Open();
        await table.InsertRowAsync(Member(1), await Next(table), Ct);
        Assert.Empty((await (await Open("other-" + _fog)).ReadAllAsync(Ct)).Members);
    }

    private static SiloAddress Address(int port) => SiloAddress.New(IPAddress.Loopback, port, 7);

    private static MembershipEntry Member(int port, SiloStatus status = SiloStatus.Joining) => new()
    {
        SiloAddress = Address(port),
        SiloName = "h" + port,
        HostName = "host",
        Status = status,
        ProxyPort = 30000,
        StartTime = Start,
        IAmAliveTime = Start,
    };

    private static async Task<TableVersion> Next(IMembershipTable table) => (await table.ReadAllAsync(Ct)).Version.Next();

    private static async Task<MembershipEntry?> Read(IMembershipTable table, int port) =>
        (await table.ReadRowAsync(Address(port), Ct)).Members.SingleOrDefault()?.Item1;

    private async Task<IMembershipTable> Open(string? fog = null)
    {
        await StoreSchema.Install(Store, Ct);
        var table = new AdoNetClusteringTable(
            new ServiceCollection().BuildServiceProvider(),
            Options.Create(new ClusterOptions { ClusterId = fog ?? _fog, ServiceId = "fog" }),
            Options.Create(new AdoNetClusteringSiloOptions { Invariant = Store.Invariant, ConnectionString = Store.ConnectionString }),
            NullLogger<AdoNetClusteringTable>.Instance);
        await ((IMembershipTable)table).InitializeMembershipTableAsync(true, Ct);
        return table;
    }
}
