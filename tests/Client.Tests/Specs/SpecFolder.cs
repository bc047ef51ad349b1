using Fog.Client;

namespace Fog.Tests.Specs;

/// <summary>A folder with what a spec may name: web/ and greeter/ with a Dockerfile, empty/ without, data/ with a file.</summary>
internal sealed class SpecFolder : IDisposable
{
    public SpecFolder()
    {
        Write("web/Dockerfile", "FROM scratch\n");
        Write("greeter/Dockerfile", "FROM scratch\n");
        Write("data/shard-1/numbers", "1 2 3\n");
        Directory.CreateDirectory(Path.Combine(Root, "empty"));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("fog-client-tests-").FullName;

    public string File => Path.Combine(Root, "hello.yaml");

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
    }

    public async Task<ServiceDocument> Read(string yaml)
    {
        Write("hello.yaml", yaml);
        return await SpecReader.Read(File, TestContext.Current.CancellationToken);
    }

    /// <summary>The one problem of a spec that has one.</summary>
    public async Task<SpecProblem> Problem(string yaml) => Assert.Single(await Problems(yaml));

    public async Task<IReadOnlyList<SpecProblem>> Problems(string yaml) =>
        (await Assert.ThrowsAsync<SpecException>(() => Read(yaml))).Problems;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
