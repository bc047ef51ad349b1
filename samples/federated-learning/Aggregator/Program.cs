using System.Text.Json;
using Fog.Samples.Aggregator;
using Fog.Samples.Learning;
using Fog.Samples.Serving;

using var termination = new Termination();
using var http = Peer.Connect(timeout: TimeSpan.FromMinutes(10));
AggregatorOptions options;
Dataset test;
try
{
    options = AggregatorOptions.Read(Environment.GetEnvironmentVariable);
    test = DatasetFolder.Read(options.Data, "test");
    NetworkShape.Mnist2NN.Accept(test);
    Directory.CreateDirectory(options.Store);
}
catch (Exception unusable) when (unusable is FormatException or IOException or UnauthorizedAccessException or InvalidDataException)
{
    Console.WriteLine($"aggregator can't start: {unusable.Message}");
    return 1;
}

var (port, stop) = (Settings.Port(), termination.Token);
var backoff = new Backoff(TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(5));
var trainers = options.Trainers.Select(t => new HttpTrainer(http, t, backoff, TimeProvider.System, Console.WriteLine)).ToArray();
var store = new ModelStore(options.Store, Console.WriteLine);
var federation = new Federation(options, trainers, test, store, TimeProvider.System, Console.WriteLine);

Console.WriteLine($"aggregator listens on {port}, trains with {string.Join(", ", options.Trainers.Select(t => t.Authority))}");
var serving = TaskServer.Run(port, (request, _) => Task.FromResult(Respond(request.Path)), stop);
try
{
    await (await Task.WhenAny(serving, federation.Run(stop)));
    await serving;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine("aggregator stops");
}

return 0;

Answer Respond(string path) => path switch
{
    "/" => Answer.Html(StatusPage.Of(federation.Status)),
    "/status" => Answer.Json(JsonSerializer.Serialize(federation.Status, AggregatorJson.Default.Status)),
    "/model" when federation.Status.State == "done" && File.Exists(store.ModelPath) => Answer.Bytes(File.ReadAllBytes(store.ModelPath)),
    "/model" => Answer.Text("the model isn't finished yet", 404),
    "/healthz" => Answer.Text("ok"),
    _ => Answer.NotFound(path),
};
