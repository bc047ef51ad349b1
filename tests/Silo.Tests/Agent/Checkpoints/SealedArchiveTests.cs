using System.Security.Cryptography;
using System.Text;
using Fog.Agent.Checkpoints;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Checkpoints;

public sealed class A_sealed_archive : IDisposable
{
    private readonly TestDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_back_what_it_was_made_of_to_who_has_its_key_and_shows_none_of_it_to_others()
    {
        var (from, to, archive) = (Folder("from"), Folder("to"), Path.Combine(_directory.Path, "archive"));
        File.WriteAllText(Path.Combine(from, "secret"), string.Concat(Enumerable.Repeat("the word is swordfish\n", 1000)));
        File.SetUnixFileMode(Path.Combine(from, "secret"), UnixFileMode.UserRead);
        byte[] key = RandomNumberGenerator.GetBytes(32);
        await using (var file = File.Create(archive))
        {
            await SealedArchive.Write(from, file, [.. key], Ct);
        }

        Assert.DoesNotContain("swordfish", Encoding.Latin1.GetString(File.ReadAllBytes(archive)), StringComparison.Ordinal);
        await SealedArchive.Read(archive, to, [.. key], Ct);
        Assert.Equal(File.ReadAllText(Path.Combine(from, "secret")), File.ReadAllText(Path.Combine(to, "secret")));
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(Path.Combine(to, "secret")));
        await Assert.ThrowsAnyAsync<Exception>(() => SealedArchive.Read(archive, Folder("other"), [.. RandomNumberGenerator.GetBytes(32)], Ct));
    }

    public void Dispose() => _directory.Dispose();

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_directory.Path, name)).FullName;
}
