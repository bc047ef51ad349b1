using Fog.Samples.Learning;

namespace Fog.Samples.Trainer;

/// <summary>Trains on one request at a time and remembers the last one with its answer.</summary>
/// <remarks>
/// When the aggregator asks again because a connection broke, it joins the training under way or gets the finished
/// answer. Training depends on the request alone, so a trainer that was restarted gives the same bits too.
/// </remarks>
public sealed class RoundMemory(Func<RoundOrder, byte[], byte[]> train)
{
    private readonly Lock _gate = new();
    private (RoundOrder Order, byte[] Model, Task<byte[]> Answer)? _last;

    /// <summary>The last order taken, null before the first.</summary>
    public RoundOrder? Last => _last?.Order;

    /// <summary>The trained parameters for this order and model.</summary>
    public Task<byte[]> Train(RoundOrder order, byte[] model)
    {
        lock (_gate)
        {
            if (_last is { } last && last.Order == order && !last.Answer.IsFaulted && last.Model.AsSpan().SequenceEqual(model))
            {
                return last.Answer;
            }

            // After the previous one whatever its outcome: two trainings at once would only halve each other's speed.
            var before = _last?.Answer ?? Task.CompletedTask;
            var answer = before.ContinueWith(_ => train(order, model), TaskScheduler.Default);
            _last = (order, model, answer);
            return answer;
        }
    }
}
