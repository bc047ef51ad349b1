using System.Collections.Immutable;
using System.Security.Cryptography;
using CliWrap;
using Fog.Agent.Processes;

namespace Fog.Agent.Checkpoints;

/// <summary>
/// A directory as a sealed tar archive: AES-256 in CBC mode under a key of this archive alone, hence without an initialization vector. That it is the one that
/// was written its digest tells, which its reader has from the task's grain as it has the key. Who keeps one, or carries it, learns its size.
/// </summary>
internal static class SealedArchive
{
    /// <summary>Whiteouts and opaque directories of an overlay are devices and trusted attributes.</summary>
    private static readonly string[] Attributes = ["--acls", "--xattrs", "--xattrs-include=*"];

    /// <summary>Writes the archive of a directory.</summary>
    public static async Task Write(string directory, Stream destination, ImmutableArray<byte> key, CancellationToken ct)
    {
        using var cipher = Cipher(key);
        using var encryption = cipher.CreateEncryptor();
        await using var sealing = new CryptoStream(destination, encryption, CryptoStreamMode.Write, leaveOpen: true);
        await Tar.Write(directory, sealing, Attributes, ct);
        await sealing.FlushFinalBlockAsync(ct);
    }

    /// <summary>Fills a directory from an archive.</summary>
    public static async Task Read(string archive, string directory, ImmutableArray<byte> key, CancellationToken ct)
    {
        using var cipher = Cipher(key);
        using var decryption = cipher.CreateDecryptor();
        await using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var opening = new CryptoStream(file, decryption, CryptoStreamMode.Read);
        await Tar.Extract(PipeSource.FromStream(opening), directory, Attributes, ct);
    }

    private static Aes Cipher(ImmutableArray<byte> key)
    {
        var cipher = Aes.Create();
        (cipher.Mode, cipher.Key, cipher.IV) = (CipherMode.CBC, [.. key], new byte[cipher.BlockSize / 8]);
        return cipher;
    }
}
