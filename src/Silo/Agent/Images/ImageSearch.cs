namespace Fog.Agent.Images;

/// <summary>Asks the other nodes for an image, all at once.</summary>
internal sealed class ImageSearch(IImageNodes nodes)
{
    /// <summary>How long the others are waited for once one has it: a hung host would hold up every start by its whole timeout.</summary>
    public static readonly TimeSpan Courtesy = TimeSpan.FromSeconds(1);

    /// <summary>Who has the image, the nearest first.</summary>
    public async Task<Sought> Find(string image, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var answers = (await nodes.Nearest(ct)).Select(async node =>
        {
            var answer = await Ask(node, image, late.Token);
            if (answer.Content is not null)
            {
                late.CancelAfter(Courtesy);
            }

            return answer;
        }).ToArray();
        var all = await Task.WhenAll(answers);
        ct.ThrowIfCancellationRequested();
        return new Sought(
            image,
            [.. all.Where(answer => answer.Content is not null).Select(answer => new ImageHolder(answer.Node, answer.Content!))],
            [.. all.Where(answer => answer is { Content: null, Reason: null }).Select(answer => answer.Node).Order()],
            [.. all.Where(answer => answer.Reason is not null).Select(answer => (answer.Node, answer.Reason!))]);
    }

    private async Task<(NodeName Node, ImageContent? Content, string? Reason)> Ask(NodeName node, string image, CancellationToken ct)
    {
        try
        {
            return (node, await nodes.Find(node, image, ct).WaitAsync(ct), null);
        }
        catch (FogException e)
        {
            return (node, null, e.Message);
        }
        catch (OperationCanceledException)
        {
            return (node, null, "it didn't answer in time");
        }
    }
}
