using Fog.Agent.Native;

namespace Fog.Agent.Criu;

/// <summary>A directory that is held open: CRIU is told of directories by their number in the asking process.</summary>
internal sealed class OpenDirectory : IDisposable
{
    public OpenDirectory(string path)
    {
        Number = Libc.Open(path, Libc.Directory | Libc.CloseOnExec);
        if (Number < 0)
        {
            throw new FogException($"Can't open {path}: {Libc.LastError()}.");
        }
    }

    /// <summary>Its number in this process.</summary>
    public int Number { get; }

    /// <inheritdoc/>
    public void Dispose() => _ = Libc.Close(Number);
}
