using System.Formats.Tar;

namespace Fog.Client;

/// <summary>
/// A folder as a tar archive whose bytes depend on names, contents, links and executable bits alone: entries in ordinal order, times 0,
/// owner 0, modes 644 or 755. It is made as it is read, so nothing lies on a disk in between.
/// </summary>
public static class FolderArchive
{
    private const UnixFileMode Plain =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Returns digest and size of the archive of a folder.</summary>
    /// <exception cref="FogException">Something in the folder can't be read.</exception>
    public static async Task<Blob> Measure(string folder, CancellationToken ct = default)
    {
        await using var measure = new MeasuringStream(Stream.Null);
        await Write(folder, measure, ct);
        return measure.Blob();
    }

    /// <summary>Writes the archive of a folder; the stream stays open.</summary>
    /// <exception cref="FogException">Something in the folder can't be read.</exception>
    public static async Task Write(string folder, Stream destination, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(destination);

        // Not PAX: .NET names its extended headers after its own process id, so the same folder would get another digest in each run.
        await using var tar = new TarWriter(destination, TarEntryFormat.Gnu, leaveOpen: true);
        foreach (var (path, file) in Unreadable(folder, () => FolderListing.Of(folder)))
        {
            await using var content = Unreadable(folder, () => Content(file));
            await tar.WriteEntryAsync(Unreadable(folder, () => Entry(path, file, content)), ct);
        }
    }

    private static GnuTarEntry Entry(string path, FileSystemInfo file, Stream? content)
    {
        var (type, mode) = file switch
        {
            { LinkTarget: not null } => (TarEntryType.SymbolicLink, Plain | Executable),
            DirectoryInfo => (TarEntryType.Directory, Plain | Executable),
            _ => (TarEntryType.RegularFile, Plain | ((file.UnixFileMode & Executable) == 0 ? 0 : Executable)),
        };

        // Without the other two times their place in the header stays empty: Python's tarfile would read them as part of the name.
        var entry = new GnuTarEntry(type, type is TarEntryType.Directory ? path + "/" : path)
        {
            Mode = mode,
            ModificationTime = DateTimeOffset.UnixEpoch,
            AccessTime = default,
            ChangeTime = default,
        };
        if (file.LinkTarget is { } target)
        {
            entry.LinkName = target;
        }

        if (content is not null)
        {
            entry.DataStream = content;
        }

        return entry;
    }

    /// <summary>Opens a file; one of length 0 isn't opened, so that a pipe or a socket in the folder can't block.</summary>
    private static FileStream? Content(FileSystemInfo file) =>
        file is FileInfo { LinkTarget: null, Length: > 0 }
            ? new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true)
            : null;

    private static T Unreadable<T>(string folder, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FogException($"Packing {folder}: {e.Message} Make it readable, or name it in {IgnoreRules.Own}.", e);
        }
    }
}
