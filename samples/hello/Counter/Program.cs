using Fog.Samples.Hello;
using Fog.Samples.Serving;

using var termination = new Termination();
var port = Settings.Port();
var calls = new Calls();
var held = new byte[Settings.Mebibytes("HOLDS") << 20];
Random.Shared.NextBytes(held);
Console.WriteLine($"counter listens on {port}");
await TaskServer.Run(
    port,
    (request, _) => Task.FromResult(request.Path switch
    {
        "/next" => Answer.Text($"{calls.Next(request.Caller)}"),
        "/value" => Answer.Text($"{calls.Value}"),
        "/connections" => Answer.Text($"{calls.Connections}"),
        "/healthz" => Answer.Text("ok"),
        var path => Answer.NotFound(path),
    }),
    termination.Token);
GC.KeepAlive(held);
