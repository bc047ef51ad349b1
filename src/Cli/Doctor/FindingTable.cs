using Spectre.Console;

namespace Fog.Cli.Doctor;

/// <summary>Findings for people: a table of all, then advice for what isn't in order.</summary>
public static class FindingTable
{
    public static void Write(IAnsiConsole console, Diagnosis diagnosis)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("check").NoWrap())
            .AddColumn(new TableColumn("verdict").NoWrap())
            .AddColumn("found");
        foreach (var finding in diagnosis.Findings)
        {
            table.AddRow(Markup.Escape(finding.Check), Coloured(finding.Verdict), Markup.Escape(finding.Found));
        }

        console.Write(table);
        foreach (var finding in diagnosis.Findings.Where(f => f.Verdict != Verdict.Ok))
        {
            Advise(console, finding);
        }

        console.WriteLine();
        console.MarkupLine(Markup.Escape(diagnosis.Summary));
    }

    private static string Coloured(Verdict verdict) => verdict switch
    {
        Verdict.Ok => "[green]ok[/]",
        Verdict.Limited => "[yellow]limited[/]",
        Verdict.Missing => "[red]missing[/]",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No colour for this verdict."),
    };

    /// <summary>The command stands alone on its line and is never wrapped, so that it can be copied.</summary>
    private static void Advise(IAnsiConsole console, Finding finding)
    {
        console.MarkupLine(Markup.Escape($"{finding.Check}: {finding.Meaning}"));
        if (finding.Remedy.Length > 0)
        {
            console.Profile.Out.Writer.WriteLine($"    {finding.Remedy}");
        }
    }
}
