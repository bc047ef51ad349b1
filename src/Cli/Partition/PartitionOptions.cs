using System.CommandLine;
using System.Globalization;
using Fog.Client;
using Fog.Client.Partitioning;

namespace Fog.Cli.Partition;

/// <summary>What can be said about a division on the command line.</summary>
internal sealed class PartitionOptions
{
    private readonly Option<int> _tasks = new("--tasks", "-k") { Description = "How many tasks.", HelpName = "K", Required = true };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Another number gives another try; the same one the same tasks.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<double> _balance = new("--balance")
    {
        Description = "How heavy a task may be, in average tasks.",
        HelpName = "1.2",
        DefaultValueFactory = _ => 1.2,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= 1)
            {
                return number;
            }

            result.AddError($"--balance: expected a number from 1 on such as 1.2, got \"{result.Tokens[0].Value}\".");
            return 1;
        },
    };

    private readonly Option<string?> _functionWeight = new("--function-weight") { Description = "What weighs functions. Default: weight, cpu or memory, if there.", HelpName = "ATTRIBUTE" };

    private readonly Option<string?> _callWeight = new("--call-weight") { Description = "What weighs calls. Default: weight, or rate times bytes, if there.", HelpName = "ATTRIBUTE" };

    private readonly Option<string?> _name = new("--name") { Description = "Name of the service. Default: the file's.", HelpName = "SERVICE" };

    private readonly Option<string?> _image = new("--image")
    {
        Description = $"Image of each task, {SpecWriting.TaskPlace} being its name: registry.example/shop-{SpecWriting.TaskPlace}:1. Default: a folder for each task, to be built.",
        HelpName = "PATTERN",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Write over a file that is there." };

    public PartitionOptions()
    {
        _image.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } pattern && (pattern.Length == 0 || pattern.Any(char.IsWhiteSpace)))
            {
                result.AddError($"--image: expected the name of an image without spaces, got \"{pattern}\".");
            }
        });
        _name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && TaskNames.Fitting(name, "") != name)
            {
                result.AddError($"--name: expected 1 to 40 lower-case letters, digits and dashes, a letter first, no dash last, got \"{name}\".");
            }
        });
    }

    /// <summary>All but the output's.</summary>
    public IEnumerable<Option> All => [_tasks, _seed, _balance, _functionWeight, _callWeight, _name, _image, _force];

    public PartitionRequest Request(ParseResult parsed) => new(parsed.GetValue(_tasks), parsed.GetValue(_balance), parsed.GetValue(_seed));

    public CallGraphAttributes Attributes(ParseResult parsed) => new(parsed.GetValue(_functionWeight), parsed.GetValue(_callWeight));

    public string Service(ParseResult parsed, FileInfo graph) =>
        parsed.GetValue(_name) ?? TaskNames.Fitting(Path.GetFileNameWithoutExtension(graph.Name), "service");

    public string? Image(ParseResult parsed) => parsed.GetValue(_image);

    public bool Force(ParseResult parsed) => parsed.GetValue(_force);
}
