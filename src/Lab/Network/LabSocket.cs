using System.Net.Sockets;
using Fog.Lab.Native;

namespace Fog.Lab;

/// <summary>Sockets that live in another network namespace than the process that uses them.</summary>
internal static class LabSocket
{
    /// <summary>
    /// A socket belongs to the namespace of the thread that creates it, whoever uses it afterwards. The thread is one of its
    /// own: a thread of the pool would carry the namespace into other people's work.
    /// </summary>
    public static Task<Socket> Create(string namespaceFile)
    {
        var made = new TaskCompletionSource<Socket>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                NetworkNamespace.Enter(namespaceFile);
                made.SetResult(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });
            }
            catch (Exception e) when (e is LabException or SocketException)
            {
                made.SetException(e);
            }
        })
        { IsBackground = true, Name = "lab socket" };
        thread.Start();
        return made.Task;
    }
}
