namespace Fog.SharedState;

/// <summary>
/// Answers questions in rounds: what is asked while a round is under way goes into the next one, so that many share one access to the
/// store. For use on one grain's scheduler only.
/// </summary>
/// <param name="round">Answers all questions of a round, in their order; its failure is each one's.</param>
internal sealed class Rounds<TQuestion, TAnswer>(Func<IReadOnlyList<TQuestion>, Task<IReadOnlyList<TAnswer>>> round)
{
    private readonly List<(TQuestion Question, TaskCompletionSource<TAnswer> Answer)> _waiting = [];
    private bool _running;

    /// <summary>The answer of a round that begins after this call.</summary>
    public Task<TAnswer> Ask(TQuestion question)
    {
        var answer = new TaskCompletionSource<TAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((question, answer));
        if (!_running)
        {
            _running = true;
            _ = Run();
        }

        return answer.Task;
    }

    private async Task Run()
    {
        while (_waiting.Count > 0)
        {
            var now = _waiting.ToArray();
            _waiting.Clear();
            await Answer(now);
        }

        _running = false;
    }

    private async Task Answer((TQuestion Question, TaskCompletionSource<TAnswer> Answer)[] asked)
    {
        try
        {
            var answers = await round([.. asked.Select(each => each.Question)]);
            foreach (var (each, answer) in asked.Zip(answers))
            {
                each.Answer.SetResult(answer);
            }
        }
        catch (Exception e)
        {
            foreach (var each in asked)
            {
                each.Answer.SetException(e); // whoever asked knows what to make of it
            }
        }
    }
}
