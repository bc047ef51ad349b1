namespace Fog.Tests.Hosting;

/// <summary>A directory that lasts as long as its test.</summary>
public sealed class TestDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fog-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
