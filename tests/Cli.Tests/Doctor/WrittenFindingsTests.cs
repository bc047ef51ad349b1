using System.Text.Json;
using Fog.Cli.Doctor;
using Spectre.Console.Testing;
using Xunit;

namespace Fog.Tests.Doctor;

public sealed class WrittenFindingsTests
{
    private static readonly Diagnosis Limited = Diagnosis.Of(Hosts.Complete with { Rsync = Hosts.NoTool("rsync") });

    [Fact]
    public void A_command_to_copy_is_not_wrapped_on_a_narrow_terminal()
    {
        using var console = new TestConsole();
        console.Profile.Width = 40;

        FindingTable.Write(console, Limited);

        Assert.Contains("    apt-get install --no-install-recommends rsync", console.Lines);
    }

    [Fact]
    public void Machines_read_verdicts_as_words()
    {
        using var json = JsonDocument.Parse(FindingJson.Of(Limited));

        Assert.True(json.RootElement.GetProperty("canRunTasks").GetBoolean());
        var rsync = json.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("check").GetString() == "rsync");
        Assert.Equal("missing", rsync.GetProperty("verdict").GetString());
        Assert.Equal("migration", rsync.GetProperty("purpose").GetString());
    }
}
