using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class ALearningService(ThreeNodes fog) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await fog.Fog.Succeed("deploy", Checkout.Sample("federated-learning/federated-learning.yaml"));

    public async ValueTask DisposeAsync() => await fog.Fog.Run("rm", "federated-learning", "--volumes");

    [Fact]
    public async Task Reaches_its_accuracy_and_leaves_the_model_in_its_volume()
    {
        JsonNode status = JsonNode.Parse("{}")!;
        await ThreeNodes.Until("the model reaches 97 %", 300, async () =>
        {
            status = JsonNode.Parse(await fog.Get("federated-learning", "aggregator", "/status"))!;
            return (string?)status["state"] == "done";
        });

        Assert.True((double)status["accuracy"]! >= 0.97, status.ToJsonString());
        Assert.Contains("target 0.97 reached", await fog.Fog.Succeed("logs", "federated-learning/aggregator"), StringComparison.Ordinal);
        var host = fog.Lab.Host((string)(await fog.Fog.Task("federated-learning", "aggregator"))["node"]!);
        var model = await host.Exec(["stat", "--format=%s", "/var/lib/docker/volumes/fog.federated-learning.aggregator.0.model/_data/model.bin"], ThreeNodes.Cancel);

        // 784-200-200-10 with biases: 199,210 parameters of four bytes.
        Assert.True(long.Parse(model.Output, CultureInfo.InvariantCulture) >= 199_210 * 4, model.Output + model.Error);
    }
}
