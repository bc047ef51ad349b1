using Fog.Samples.Hello;
using Fog.Samples.Serving;

using var termination = new Termination();
using var http = Peer.Connect(timeout: TimeSpan.FromSeconds(30));
var port = Settings.Port();
var counter = new Uri(Settings.Text("COUNTER", "http://counter:8080"));
Console.WriteLine($"greeter listens on {port}, counts at {counter}");
await TaskServer.Run(
    port,
    async (request, stop) => request.Path switch
    {
        "/hello" => Answer.Text(await Greet(Greeting.Name(request.Query.GetValueOrDefault("name")), stop)),
        "/healthz" => Answer.Text("ok"),
        var path => Answer.NotFound(path),
    },
    termination.Token);

async Task<string> Greet(string name, CancellationToken stop) =>
    Greeting.Sentence(name, Greeting.Number(await http.GetStringAsync(new Uri(counter, "/next"), stop)));
