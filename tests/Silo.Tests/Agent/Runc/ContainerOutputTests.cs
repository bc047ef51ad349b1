using System.Text;
using Fog.Agent.Runc;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Runc;

public sealed class The_output_of_a_task : IDisposable
{
    private readonly TestDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Log => Path.Combine(_directory.Path, "task", "output.log");

    [Fact]
    public async Task Comes_line_by_line_with_time_and_stream()
    {
        Write("2026-11-24T05:00:00.123456700+01:00 stdout F one two  three\n2026-11-24T05:00:01.5Z stderr F \n");
        var lines = await Read();
        Assert.Equal(["one two  three", ""], lines.Select(line => line.Text));
        Assert.Equal([OutputStream.Out, OutputStream.Error], lines.Select(line => line.Stream));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero).AddTicks(1_234_567), lines[0].At);
    }

    [Fact]
    public async Task Puts_pieces_of_long_lines_together_each_stream_for_itself()
    {
        Write(Line("P", "a"), Line("P", "oh", "stderr"), Line("P", "b"), Line("F", "c"), Line("F", " no", "stderr"), Line("F", "d"));
        Assert.Equal(["abc", "oh no", "d"], (await Read()).Select(line => line.Text));
    }

    [Fact]
    public async Task Bears_a_character_that_was_cut_in_two_and_bytes_that_are_no_text()
    {
        var euro = "€"u8.ToArray();
        Write(Bytes("P", euro[..1]), Bytes("F", euro[1..]), Bytes("F", [0xff, 0xfe]), Line("F", "after"));
        Assert.Equal(["€", "\ufffd\ufffd", "after"], (await Read()).Select(line => line.Text));
    }

    [Theory]
    [InlineData(0, new string[0])]
    [InlineData(2, new[] { "line 4", "line 5" })]
    [InlineData(9, new[] { "line 1", "line 2", "line 3", "line 4", "line 5" })]
    public async Task Ends_with_as_many_lines_as_asked(int tail, string[] expected)
    {
        Write([.. Enumerable.Range(1, 5).Select(i => Line("F", $"line {i}")), "2026-11-24T05:00:00Z stdout F still being wri"u8.ToArray()]);
        Assert.Equal(expected, (await Read(tail)).Select(line => line.Text));
    }

    [Fact]
    public async Task Is_empty_before_anything_was_written() => Assert.Empty(await Read());

    [Fact]
    public async Task Skips_what_is_no_line_of_conmon()
    {
        Write("nonsense\n2026-11-24T05:00:00Z stdout\nyesterday stdout F x\n", Line("F", "fine"));
        Assert.Equal(["fine"], (await Read()).Select(line => line.Text));
    }

    [Fact]
    public async Task Goes_on_with_what_is_written_later_after_bytes_that_are_no_text()
    {
        Write(Line("F", "old"), Bytes("F", [0xff, 0xff, 0xff]));
        await using var following = Follow(tail: 1);
        Assert.Equal("\ufffd\ufffd\ufffd", await Next(following));
        Append(Line("F", "first"), Line("P", "sec"));
        Assert.Equal("first", await Next(following));
        Append(Line("F", "ond"), "2026-11-24T05:00:00Z stdout F thi"u8.ToArray());
        Assert.Equal("second", await Next(following));
        Append("rd\n"u8.ToArray());
        Assert.Equal("third", await Next(following));
    }

    [Fact]
    public async Task Goes_on_at_the_beginning_of_a_file_that_was_started_anew()
    {
        Write(Line("F", "a line of the old file that is rather long"), Line("P", "lost"));
        await using var following = Follow();
        Assert.Equal("a line of the old file that is rather long", await Next(following));
        Write(Line("F", "new"));
        Assert.Equal("new", await Next(following));
    }

    [Fact]
    public async Task Ends_when_the_task_is_taken_away()
    {
        Write(Line("F", "last"));
        await using var following = Follow();
        Assert.Equal("last", await Next(following));
        Directory.Delete(Path.GetDirectoryName(Log)!, recursive: true);
        Assert.Null(await Next(following));
    }

    public void Dispose() => _directory.Dispose();

    private static byte[] Line(string tag, string text, string stream = "stdout") => Bytes(tag, Encoding.UTF8.GetBytes(text), stream);

    private static byte[] Bytes(string tag, byte[] text, string stream = "stdout") => [.. Encoding.ASCII.GetBytes($"2026-11-24T05:00:00Z {stream} {tag} "), .. text, (byte)'\n'];

    private void Write(string text, params byte[][] lines) => Write([Encoding.UTF8.GetBytes(text), .. lines]);

    private void Write(params byte[][] lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Log)!);
        File.WriteAllBytes(Log, [.. lines.SelectMany(line => line)]);
    }

    private void Append(params byte[][] lines)
    {
        using var file = new FileStream(Log, FileMode.Append);
        file.Write([.. lines.SelectMany(line => line)]);
    }

    private async Task<List<LogLine>> Read(int? tail = null)
    {
        var lines = new List<LogLine>();
        await foreach (var line in ContainerOutput.Read(Log, new LogQuery(tail, Follow: false), Ct))
        {
            lines.Add(line);
        }

        return lines;
    }

    private IAsyncEnumerator<LogLine> Follow(int? tail = null) => ContainerOutput.Read(Log, new LogQuery(tail, Follow: true), Ct).GetAsyncEnumerator(Ct);

    private static async Task<string?> Next(IAsyncEnumerator<LogLine> lines) => await lines.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Ct) ? lines.Current.Text : null;
}
