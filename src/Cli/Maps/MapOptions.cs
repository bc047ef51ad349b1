using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Fog.Client;

namespace Fog.Cli.Maps;

/// <summary>What can be asked of a map on the command line.</summary>
internal sealed class MapOptions
{
    /// <summary>
    /// Three floods with a quarter, half and all of the budget, each a tenth beyond, and the probes at the end with a quarter on top take 3.2
    /// budgets and what the nodes' work adds; the call that waits for them ends after <see cref="FogClientOptions.ResponseTimeout"/>, 6 s.
    /// </summary>
    private static readonly TimeSpan LongestBudget = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan UsualBudget = TimeSpan.FromMilliseconds(50);

    private readonly Option<TimeSpan?> _budget = Read<TimeSpan>(
        "--budget", "The longest round trip from the asking node: 40ms. Default: 50ms.", "a time up to 1.5s such as 40ms", text =>
            Duration.TryParse(text, out var time) && time > TimeSpan.Zero && time <= LongestBudget ? time : null);

    private readonly Option<int?> _nodes = Read<int>("--nodes", "The most nodes; the nearest are kept. Default: 256.", "a number from 1 on", text =>
        int.TryParse(text, out var number) && number > 0 ? number : null);

    private readonly Option<bool> _sure = new("--sure") { Description = "Count nodes by the upper bound of their round trip, not by the expected one." };

    private readonly Option<double?> _cpu = Cores("--cpu", "Show offers of hosts with so many free cores: 0.5.");

    private readonly Option<long?> _memory = Bytes("--memory", "Show offers of hosts with so much free memory: 256Mi.");

    private readonly Option<long?> _disk = Bytes("--disk", "Show offers of hosts with so much free disk: 2Gi.");

    private readonly Option<Price?> _price = Read<Price>(
        "--max-price", "Show offers of hosts that ask no more for an hour: 0.02 for a core, 0.02+0.005/GiB for a core and a GiB of memory.", PriceText.Rule, PriceText.Most);

    private readonly Option<string?> _platform = new("--platform") { Description = "Show offers of hosts of this platform: linux/amd64, or amd64 for short." };

    private readonly Option<double?> _reliability = Read<double>(
        "--min-reliability", "Show offers of hosts that stay for the next hour with this probability: 0.9.", "a probability from 0 to 1", text =>
            Decimal(text) is { } share && share <= 1 ? share : null);

    private readonly Option<bool> _migratable = new("--migratable") { Description = "Show offers of hosts that can move running tasks." };

    private readonly Option<ImmutableSortedDictionary<string, string>> _labels = new("--label")
    {
        Description = "Show offers of hosts with this label: site=lyon. May be repeated.",
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = Labels,
    };

    private readonly Option<double?> _demandCpu = Cores("--demand-cpu", "Look only as far as three times so many free cores are found.");

    private readonly Option<long?> _demandMemory = Bytes("--demand-memory", "Look only as far as three times so much free memory is found.");

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All =>
        [_budget, _nodes, _sure, _cpu, _memory, _disk, _price, _platform, _reliability, _migratable, _labels, _demandCpu, _demandMemory];

    /// <summary>What was typed.</summary>
    public MapQuestion Question(ParseResult parsed)
    {
        var demand = new Resources(parsed.GetValue(_demandCpu) ?? 0, parsed.GetValue(_demandMemory) ?? 0, 0);
        var platform = parsed.GetValue(_platform);
        var filter = OfferFilter.Any with
        {
            Need = new Resources(parsed.GetValue(_cpu) ?? 0, parsed.GetValue(_memory) ?? 0, parsed.GetValue(_disk) ?? 0),
            MostPrice = parsed.GetValue(_price),
            Platform = platform is null || platform.Contains('/', StringComparison.Ordinal) ? platform : "linux/" + platform,
            LeastReliability = parsed.GetValue(_reliability) ?? 0,
            Migrates = parsed.GetValue(_migratable),
            Labels = parsed.GetValue(_labels) ?? OfferFilter.Any.Labels,
        };
        var question = MapQuestion.Within((parsed.GetValue(_budget) ?? UsualBudget).TotalMilliseconds);
        return question with
        {
            MostNodes = parsed.GetValue(_nodes) ?? question.MostNodes,
            Demand = demand == Resources.None ? null : demand,
            Expand = demand != Resources.None,
            Filter = filter,
            Sure = parsed.GetValue(_sure),
        };
    }

    private static Option<double?> Cores(string name, string description) => Read(name, description, "a number of cores such as 0.5", Decimal);

    private static Option<long?> Bytes(string name, string description) =>
        Read<long>(name, description, "an amount such as 64Mi or 1Gi", text => Quantity.TryParse(text, out var bytes) ? bytes : null);

    private static double? Decimal(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ImmutableSortedDictionary<string, string> Labels(ArgumentResult result)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>();
        foreach (var text in result.Tokens.Select(token => token.Value))
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
            {
                result.AddError($"--label: expected KEY=VALUE, got \"{text}\".");
            }
            else if (!labels.TryAdd(text[..at], text[(at + 1)..]))
            {
                result.AddError($"--label: \"{text[..at]}\" is given twice.");
            }
        }

        return labels.ToImmutable();
    }

    private static Option<T?> Read<T>(string name, string description, string expected, Func<string, T?> read)
        where T : struct => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (read(result.Tokens[0].Value) is { } value)
            {
                return value;
            }

            result.AddError($"{name}: expected {expected}, got \"{result.Tokens[0].Value}\".");
            return null;
        },
    };
}
