using System.Net;
using Fog.Samples.Hello;
using Fog.Samples.Serving;

using var termination = new Termination();
using var http = Peer.Connect(timeout: TimeSpan.FromSeconds(30));
var port = Settings.Port();
var greeter = new Uri(Settings.Text("GREETER", "http://greeter:8080"));
Console.WriteLine($"web listens on {port}, greets through {greeter}");
await TaskServer.Run(
    port,
    async (request, stop) => request.Path switch
    {
        "/" => Answer.Html(Page.Of(await Greeting(request.Query.GetValueOrDefault("name"), stop))),
        "/healthz" => Answer.Text("ok"),
        var path => Answer.NotFound(path),
    },
    termination.Token);

async Task<string> Greeting(string? name, CancellationToken stop)
{
    using var response = await http.GetAsync(new Uri(greeter, $"/hello?name={Uri.EscapeDataString(name ?? "")}"), stop);
    var text = await response.Content.ReadAsStringAsync(stop);
    if (response.StatusCode == HttpStatusCode.BadRequest)
    {
        throw new BadRequestException(text.Trim());
    }

    response.EnsureSuccessStatusCode();
    return text;
}
