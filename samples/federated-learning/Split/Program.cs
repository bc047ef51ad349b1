using System.Globalization;
using Fog.Samples.Learning;

// Deals MNIST out: TARGET/trainer-1 to trainer-N hold a share of the training set each, TARGET/aggregator the test set.
if (args is not [var source, var target, var trainers, var way, var seed]
    || !int.TryParse(trainers, NumberStyles.None, CultureInfo.InvariantCulture, out var clients)
    || !int.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var chance)
    || way is not ("iid" or "by-label"))
{
    Console.Error.WriteLine("usage: Split MNIST-FOLDER TARGET-FOLDER TRAINERS iid|by-label SEED");
    return 2;
}

var training = Mnist("train");
var split = way == "iid" ? DataSplit.Shuffled(training, clients, new(chance)) : DataSplit.ByLabel(training, clients, new(chance));
foreach (var (share, index) in split.Select((share, index) => (share, index)))
{
    DatasetFolder.Write(share, Path.Combine(target, $"trainer-{index + 1}"), "train");
    Console.WriteLine($"trainer-{index + 1}: {share.Count} examples, labels {string.Join(' ', share.Labels.Distinct().Order())}");
}

var test = Mnist("t10k");
DatasetFolder.Write(test, Path.Combine(target, "aggregator"), "test");
Console.WriteLine($"aggregator: {test.Count} test examples");
return 0;

Dataset Mnist(string name) => DatasetFolder.ReadFiles(
    Path.Combine(source, $"{name}-images-idx3-ubyte"), Path.Combine(source, $"{name}-labels-idx1-ubyte"));
