namespace Fog.Tests.Fakes;

/// <summary>A service's events and what was asked of it.</summary>
internal sealed class FakeService(ServiceName name)
{
    private readonly List<ServiceEvent> _events = [];
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DeployRequest? Request { get; set; }

    public bool? RemovedVolumes { get; set; }

    public long Last
    {
        get
        {
            lock (_events)
            {
                return _events.Count;
            }
        }
    }

    public ServiceStatus Status
    {
        get
        {
            lock (_events)
            {
                return new ServiceStatus(name, _events.Count == 0 ? ServicePhase.Unknown : _events[^1].Phase, [], null, null, _events.Count);
            }
        }
    }

    public void Happen(ServiceEventKind kind, ServicePhase phase)
    {
        lock (_events)
        {
            _events.Add(new ServiceEvent(_events.Count + 1, DateTimeOffset.UnixEpoch, kind, null, $"{kind}", phase));
            var grown = _grown;
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            grown.SetResult();
        }
    }

    public async Task<ServiceEvent> Event(long sequence, CancellationToken ct)
    {
        while (true)
        {
            Task grown;
            lock (_events)
            {
                if (sequence <= _events.Count)
                {
                    return _events[(int)sequence - 1];
                }

                grown = _grown.Task;
            }

            await grown.WaitAsync(ct);
        }
    }
}
