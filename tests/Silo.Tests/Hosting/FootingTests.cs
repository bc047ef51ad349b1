using System.Net;
using System.Net.Sockets;
using Fog.Hosting;

namespace Fog.Tests.Hosting;

public sealed class A_host_that_lacks_something : IDisposable
{
    private readonly TestDirectory _directory = new();

    [Fact]
    public void Names_the_port_that_is_taken()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = ((IPEndPoint)other.LocalEndpoint).Port;
        var free = FreePorts.Take(2);
        var problem = Assert.Single(Footing.Ports(OptionsOf.Valid(
            ("Address", "127.0.0.1"), ("SiloPort", $"{free[0]}"), ("GatewayPort", $"{taken}"), ("HttpPort", $"{free[1]}"))));
        Assert.Equal($"Fog__GatewayPort: 127.0.0.1:{taken} is taken by another process (a second node on this host?).", problem);
    }

    [Fact]
    public void Says_that_an_address_is_not_its_own() => Assert.All(
        Footing.Ports(OptionsOf.Valid(("Address", "192.0.2.1"))),
        problem => Assert.StartsWith("Fog__Address: 192.0.2.1 isn't an address of this host", problem, StringComparison.Ordinal));

    [Fact]
    public void Names_the_directory_that_cannot_be_made()
    {
        var file = Path.Combine(_directory.Path, "file");
        File.WriteAllText(file, "");
        var problem = Assert.Single(Footing.Directories(OptionsOf.Valid(("DataDirectory", file + "/data"), ("RunDirectory", _directory.Path + "/run"))));
        Assert.StartsWith($"Fog__DataDirectory {file}/data can't be written: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_new_directories_to_their_owner()
    {
        Assert.Empty(Footing.Directories(OptionsOf.Valid(("DataDirectory", _directory.Path + "/data"), ("RunDirectory", _directory.Path + "/run"))));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_directory.Path + "/data"));
    }

    public void Dispose() => _directory.Dispose();
}
