using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fog.Client.Partitioning;

/// <summary>Writes tasks as a service spec, version 1 (docs/spec.md), with what is in each task as a comment.</summary>
public static class SpecWriting
{
    /// <summary>What stands for the task's name in the pattern of an image.</summary>
    public const string TaskPlace = "{task}";

    private const int Width = 130;
    private const double MostCores = 1024;

    /// <summary>Words that some YAML reader takes for something else than text.</summary>
    private static readonly string[] Ambiguous = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

    /// <summary>The text of the spec.</summary>
    /// <param name="partition">The tasks.</param>
    /// <param name="service">Name of the service.</param>
    /// <param name="image">
    /// Images by pattern, for example <c>registry.example/shop-{task}:1</c>; null for a folder beside the file for each task, named like it.
    /// </param>
    /// <param name="origin">Where it comes from, a sentence for the first line.</param>
    /// <exception cref="CallGraphException">A task is too large for a spec.</exception>
    public static string Text(CallGraphPartition partition, string service, string? image, string origin)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var text = new StringBuilder();
        Comment(text, "", origin);
        Comment(text, "", Shares.Sentence(partition));
        text.Append("version: 1\nname: ").Append(Word(service)).Append("\ntasks:\n");
        foreach (var task in partition.Tasks)
        {
            Task(text, task, image);
        }

        var calls = partition.Calls.Where(call => call.Rate > 0).ToList();
        text.Append(calls.Count > 0 ? "calls:\n" : "");
        foreach (var call in calls)
        {
            var payload = call.Payload is { } bytes ? Invariant($", payload: {bytes}") : "";
            text.Append(Invariant($"  - {{ from: {Word(call.From)}, to: {Word(call.To)}, rate: {Rate(call.Rate)}{payload} }}"));
            text.Append(call.Pairs > 1 ? Invariant($"  # {call.Pairs} pairs of functions\n") : "\n");
        }

        return text.ToString();
    }

    private static void Task(StringBuilder text, TaskGroup task, string? image)
    {
        Comment(text, "  ", string.Join(", ", task.Functions.Select(Printable)));
        text.Append(Invariant($"  {Word(task.Name)}:\n"));
        text.Append(image is null
            ? $"    build: ./{task.Name}\n"
            : $"    image: {JsonSerializer.Serialize(image.Replace(TaskPlace, task.Name, StringComparison.Ordinal))}\n");
        if (Resources(task) is { Length: > 0 } resources)
        {
            text.Append(Invariant($"    resources: {{ {resources} }}\n"));
        }
    }

    private static string Resources(TaskGroup task)
    {
        if (task.Cpu > MostCores)
        {
            throw new CallGraphException(Invariant(
                $"Task '{task.Name}': expected at most {MostCores} cores, found {task.Cpu:0.###}; cpu in the graph is read as cores: scale it or rename it."));
        }

        List<string> parts = [];
        if (task.Cpu > 0)
        {
            parts.Add(Invariant($"cpu: {Math.Max(0.001, task.Cpu.Value):0.###}"));
        }

        if (task.Memory > 0)
        {
            parts.Add(Invariant($"memory: {Math.Max(SpecDefaults.LeastMemory, task.Memory.Value) / (double)(1 << 20):0.###}Mi"));
        }

        return string.Join(", ", parts);
    }

    /// <summary>Six digits: more would pretend that somebody counted so well.</summary>
    private static string Rate(double rate)
    {
        var digits = Math.Clamp(5 - (int)Math.Floor(Math.Log10(rate)), 0, 15);
        return Math.Max(Math.Round(rate, digits), 1e-15).ToString("0.###############", CultureInfo.InvariantCulture);
    }

    private static void Comment(StringBuilder text, string indent, string words)
    {
        var line = "";
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length > Width)
            {
                text.Append(indent).Append('#').Append(line).Append('\n');
                line = "";
            }

            line += " " + word;
        }

        text.Append(indent).Append('#').Append(line).Append('\n');
    }

    private static string Printable(string name) => string.Concat(name.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();

    private static string Word(string name) => Ambiguous.Contains(name) ? $"'{name}'" : name;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
