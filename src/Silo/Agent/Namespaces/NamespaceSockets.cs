using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Fog.Agent.Namespaces;

/// <summary>
/// Makes sockets inside of other network namespaces. A socket belongs for good to the namespace of the thread that made it, whoever
/// binds, connects or reads it afterwards: so one thread goes there and comes back, and no process is needed inside.
/// </summary>
internal sealed class NamespaceSockets : IDisposable
{
    private readonly BlockingCollection<Action> _orders = [];
    private readonly Thread _thread;

    public NamespaceSockets()
    {
        // A thread of its own: one of the pool that couldn't come back would take other work with it.
        _thread = new Thread(Work) { IsBackground = true, Name = "namespace sockets" };
        _thread.Start();
    }

    /// <summary>A TCP socket over IPv4 in the namespace, neither bound nor connected.</summary>
    /// <param name="networkNamespace">Path of the namespace.</param>
    /// <exception cref="FogException">The namespace can't be entered.</exception>
    public Task<Socket> Tcp(string networkNamespace) =>
        Make(networkNamespace, () => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));

    /// <summary>Whatever is made of sockets in the namespace.</summary>
    /// <param name="networkNamespace">Path of the namespace.</param>
    /// <param name="make">Runs there; it must not wait for another thread.</param>
    /// <exception cref="FogException">The namespace can't be entered.</exception>
    public Task<T> Make<T>(string networkNamespace, Func<T> make)
    {
        var made = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _orders.Add(() =>
        {
            try
            {
                made.SetResult(NetworkNamespace.Within(networkNamespace, make));
            }
            catch (Exception e) when (e is FogException or SocketException)
            {
                made.SetException(e);
            }
        });
        return made.Task;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _orders.CompleteAdding();
        _thread.Join();
        _orders.Dispose();
    }

    private void Work()
    {
        foreach (var order in _orders.GetConsumingEnumerable())
        {
            order();
        }
    }
}
