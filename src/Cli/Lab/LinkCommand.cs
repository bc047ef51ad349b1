using System.CommandLine;
using System.CommandLine.Parsing;
using Fog.Lab;

namespace Fog.Cli.Lab;

/// <summary>`fog lab link A B`: how the two directions between two hosts behave.</summary>
internal static class LinkCommand
{
    private delegate bool Parser<T>(string text, out T value);

    public static Command Create()
    {
        var (a, b) = (LabOptions.Host("A"), LabOptions.Host("B"));
        var delay = Shape<TimeSpan>("--delay", "Time on the wire, one way: 20ms.", "a time up to a minute such as 20ms", Quantity.TryDelay);
        var jitter = Shape<TimeSpan>("--jitter", "The delay varies by plus or minus this: 2ms.", "a time up to a minute such as 2ms", Quantity.TryDelay);
        var rate = Shape<long>("--rate", "Bits of IP packets in a second: 5mbit.", "a rate such as 5mbit", Quantity.TryRate);
        var loss = Shape<double>("--loss", "Share of the packets that vanish: 1%.", "a share such as 1%", Quantity.TryLoss);
        var plain = new Option<bool>("--plain") { Description = "Full speed again." };
        var link = new Command("link", "Shape the link between two hosts, both directions. What isn't given is unlimited.")
        {
            a, b, delay, jitter, rate, loss, plain,
        };
        link.Validators.Add(result =>
        {
            var shaped = new Option[] { delay, jitter, rate, loss }.Any(o => result.GetResult(o) is not null);
            if (shaped == result.GetValue(plain))
            {
                result.AddError("Give at least one of --delay, --jitter, --rate and --loss, or else --plain.");
            }
        });
        link.Do(async (parsed, cancel) =>
        {
            var shape = new LinkShape(parsed.GetValue(delay), parsed.GetValue(jitter), parsed.GetValue(rate), parsed.GetValue(loss));
            var (first, second) = (parsed.GetRequiredValue(a), parsed.GetRequiredValue(b));
            await LabOptions.Open(parsed).Link(first, second, shape, cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{first} and {second}: {shape}.");
        });
        return link;
    }

    private static Option<T> Shape<T>(string name, string description, string expected, Parser<T> parse) => new(name)
    {
        Description = description,
        CustomParser = result => Read(result, name, expected, parse),
    };

    private static T? Read<T>(ArgumentResult result, string name, string expected, Parser<T> parse)
    {
        var text = result.Tokens[0].Value;
        if (parse(text, out var value))
        {
            return value;
        }

        result.AddError($"{name}: expected {expected}, got \"{text}\".");
        return default;
    }
}
