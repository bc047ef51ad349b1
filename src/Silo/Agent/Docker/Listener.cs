namespace Fog.Agent.Docker;

/// <summary>Hears each message at once and in order; <see cref="Progress{T}"/> would hand them to the thread pool and lose the last.</summary>
internal sealed class Listener<T>(Action<T> heard) : IProgress<T>
{
    public void Report(T value) => heard(value);
}
