namespace Fog.Services;

/// <summary>Wakes all who wait for the next happening. For use on one grain's scheduler only.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next <see cref="Raise"/>.</summary>
    public Task Next => _next.Task;

    public void Raise()
    {
        var raised = _next;
        _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        raised.SetResult();
    }
}
