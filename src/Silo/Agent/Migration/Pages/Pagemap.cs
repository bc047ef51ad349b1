using System.Collections.Immutable;
using ProtoBuf;

namespace Fog.Agent.Migration.Pages;

/// <summary>
/// CRIU's list of the pages of one process, in the order in which those that it has stand in its file of pages. See CRIU's
/// images/pagemap.proto; a page that is in the parent's images stands in the directory to which <c>parent</c> leads.
/// </summary>
/// <param name="PagesId">Its pages are in <c>pages-ID.img</c>.</param>
/// <param name="Runs">In the order of their addresses.</param>
internal sealed record Pagemap(uint PagesId, ImmutableArray<PageRun> Runs)
{
    /// <summary>Bytes in a page.</summary>
    public const int PageSize = 4096;

    private const uint CommonMagic = 0x54564319, Magic = 0x56084025;

    /// <summary>Reads an image.</summary>
    /// <exception cref="InvalidDataException">It isn't one.</exception>
    public static Pagemap Read(Stream image)
    {
        using var reader = new BinaryReader(image, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != CommonMagic || reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("this is no list of pages that CRIU wrote");
        }

        var head = Serializer.DeserializeWithLengthPrefix<Head>(image, PrefixStyle.Fixed32);
        var runs = ImmutableArray.CreateBuilder<PageRun>();
        while (Serializer.DeserializeWithLengthPrefix<Entry>(image, PrefixStyle.Fixed32) is { } entry)
        {
            var kind = (PageKind)(entry.Flags ?? 0) | (entry.InParent == true ? PageKind.Parent : 0);
            runs.Add(new PageRun(entry.Address, entry.Pages is { } pages ? (long)pages : entry.FewPages, kind));
        }

        return new Pagemap(head.PagesId, runs.ToImmutable());
    }

    /// <summary>The image.</summary>
    public byte[] Bytes()
    {
        using var image = new MemoryStream();
        using var writer = new BinaryWriter(image);
        writer.Write(CommonMagic);
        writer.Write(Magic);
        Serializer.SerializeWithLengthPrefix(image, new Head { PagesId = PagesId }, PrefixStyle.Fixed32);
        foreach (var run in Runs)
        {
            Serializer.SerializeWithLengthPrefix(
                image, new Entry { Address = run.Address, FewPages = 0, Flags = (uint)run.Kind, Pages = (ulong)run.Pages }, PrefixStyle.Fixed32);
        }

        return image.ToArray();
    }

    [ProtoContract]
    private sealed class Head
    {
        [ProtoMember(1, IsRequired = true)]
        public uint PagesId { get; set; }
    }

    [ProtoContract]
    private sealed class Entry
    {
        [ProtoMember(1, IsRequired = true)]
        public ulong Address { get; set; }

        [ProtoMember(2, IsRequired = true)]
        public uint FewPages { get; set; }

        [ProtoMember(3)]
        public bool? InParent { get; set; }

        [ProtoMember(4)]
        public uint? Flags { get; set; }

        [ProtoMember(5)]
        public ulong? Pages { get; set; }
    }
}

/// <summary>Pages at addresses that follow each other.</summary>
/// <param name="Address">Of the first.</param>
/// <param name="Pages">How many.</param>
/// <param name="Kind">Where they are.</param>
internal readonly record struct PageRun(ulong Address, long Pages, PageKind Kind);

/// <summary>Where a page of an image is, in CRIU's numbers.</summary>
[Flags]
internal enum PageKind : uint
{
    /// <summary>In the parent's images.</summary>
    Parent = 1,

    /// <summary>It may be brought when it is asked for.</summary>
    Lazy = 2,

    /// <summary>In the file of pages.</summary>
    Present = 4,
}
