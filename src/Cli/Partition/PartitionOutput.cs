using System.CommandLine;
using System.CommandLine.Parsing;

namespace Fog.Cli.Partition;

/// <summary>Where the tasks go: a form for the screen, and a file for the spec.</summary>
/// <param name="Form"><c>table</c>, <c>json</c> or <c>yaml</c>.</param>
/// <param name="File">Where the spec is written; null for nowhere.</param>
internal sealed record PartitionOutput(string Form, FileInfo? File)
{
    private static readonly PartitionOutput Table = new("table", null);

    /// <summary>As the help shows the default.</summary>
    public override string ToString() => File?.ToString() ?? Form;

    /// <summary>The option; it may be given twice, as a form and as a file.</summary>
    public static Option<PartitionOutput> Option() => new("--output", "-o")
    {
        Description = "FILE.yaml for the spec; or table, json or yaml for the screen. May be given twice.",
        HelpName = "FILE.yaml|table|json|yaml",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => Table,
        CustomParser = Read,
    };

    private static PartitionOutput Read(ArgumentResult result)
    {
        var output = Table;
        var (forms, files) = (0, 0);
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            if (text is "table" or "json" or "yaml")
            {
                (output, forms) = (output with { Form = text }, forms + 1);
            }
            else if (Path.GetExtension(text) is ".yaml" or ".yml")
            {
                (output, files) = (output with { File = new FileInfo(text) }, files + 1);
            }
            else
            {
                result.AddError($"--output: expected table, json, yaml, or a file that ends in .yaml, got \"{text}\".");
            }
        }

        if (forms > 1 || files > 1)
        {
            result.AddError("--output: expected one form and one file at most, got several.");
        }

        return output;
    }
}
