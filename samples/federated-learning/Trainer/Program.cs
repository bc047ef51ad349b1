using System.Globalization;
using Fog.Samples.Learning;
using Fog.Samples.Serving;
using Fog.Samples.Trainer;

using var termination = new Termination();
var (port, folder, shape) = (Settings.Port(), Settings.Text("DATA", "/data"), NetworkShape.Mnist2NN);
Dataset data;
try
{
    data = DatasetFolder.Read(folder, "train");
    shape.Accept(data);
}
catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or InvalidDataException)
{
    Console.WriteLine($"trainer can't start, its data in {folder} is unusable: {unusable.Message}");
    return 1;
}

var memory = new RoundMemory(Train);
Console.WriteLine($"trainer listens on {port}, has {data.Count} examples");
await TaskServer.Run(
    port,
    async (request, stop) => (request.Method, request.Path) switch
    {
        ("POST", "/train") => await Trained(request, stop),
        (_, "/train") => Answer.Text("POST a model to /train", 405),
        (_, "/") => Answer.Text($"trainer with {data.Count} examples, last round {memory.Last?.Round ?? 0}"),
        (_, "/healthz") => Answer.Text("ok"),
        var (_, path) => Answer.NotFound(path),
    },
    termination.Token,
    largestBody: shape.Parameters * sizeof(float));
return 0;

byte[] Train(RoundOrder order, byte[] model)
{
    var started = TimeProvider.System.GetTimestamp();
    var trained = LocalTraining.Run(Model.FromBytes(shape, model), data, order.Training, order.Seed, termination.Token).ToBytes();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"round {order.Round} trained on {data.Count} examples in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s"));
    return trained;
}

async Task<Answer> Trained(Request request, CancellationToken stop)
{
    try
    {
        var order = RoundOrder.Parse(name => request.Query.GetValueOrDefault(name));
        var trained = await memory.Train(order, request.Body).WaitAsync(stop);
        return Answer.Bytes(trained) with { Headers = new Dictionary<string, string> { ["X-Samples"] = $"{data.Count}" } };
    }
    catch (Exception bad) when (bad is FormatException or InvalidDataException)
    {
        throw new BadRequestException(bad.Message);
    }
}
