using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fog.Bench.Images;

/// <summary>`inner-carry PORT` writes what one connection brings to its output; `inner-carry PORT ADDRESS` sends its input there.</summary>
internal static class Carrier
{
    public static async Task<int> Run(string[] args)
    {
        var port = int.Parse(args[0], CultureInfo.InvariantCulture);
        if (args.Length > 1)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Parse(args[1]), port);
            await using var input = Console.OpenStandardInput();
            await input.CopyToAsync(client.GetStream());
            return 0;
        }

        using var listener = new TcpListener(IPAddress.Any, port);
        listener.Start();
        using var accepted = await listener.AcceptTcpClientAsync();
        await using var output = Console.OpenStandardOutput();
        await accepted.GetStream().CopyToAsync(output);
        return 0;
    }
}
