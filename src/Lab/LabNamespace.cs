using Fog.Lab.Native;

namespace Fog.Lab;

/// <summary>How a program gets to where the lab's nodes can be reached.</summary>
public static class LabNamespace
{
    private const string Guard = "FOG_LAB_ENTERED";

    /// <summary>
    /// Call first in Main, on the main thread. When a lab of that name runs, the process starts itself anew inside the lab's
    /// wire, with the same arguments, and this call doesn't return. Otherwise, and the second time, it returns the lab's state.
    /// </summary>
    /// <remarks>
    /// setns(2) moves one thread, and .NET has several by now. execve(2) ends the others and keeps the calling thread's
    /// namespaces, provided that it is the process's first thread.
    /// </remarks>
    /// <returns>The state of the lab that the process is in; null when no such lab runs.</returns>
    public static LabState? Enter(string? lab = null)
    {
        var state = LabState.Load(LabNames.Choose(lab));
        if (state is null || !File.Exists(Namespaces.File(state.Namespace)))
        {
            return null;
        }

        if (Environment.GetEnvironmentVariable(Guard) != state.Namespace)
        {
            NetworkNamespace.Enter(Namespaces.File(state.Namespace));
            Reexecution.Self(Guard, state.Namespace);
        }

        return state;
    }
}
