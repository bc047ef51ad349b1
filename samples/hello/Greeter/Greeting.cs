using System.Globalization;
using Fog.Samples.Serving;

namespace Fog.Samples.Hello;

/// <summary>Who is greeted, and how.</summary>
public static class Greeting
{
    /// <summary>Longest name that is greeted.</summary>
    public const int LongestName = 64;

    /// <summary>The name from a query, "world" when there is none.</summary>
    /// <exception cref="BadRequestException">Too long, or with control characters (they would split a line of text in two).</exception>
    public static string Name(string? query)
    {
        var name = query?.Trim() ?? "";
        return name.Length > LongestName
                ? throw new BadRequestException($"name has {name.Length} characters; at most {LongestName} are greeted")
            : name.Any(char.IsControl) ? throw new BadRequestException("name contains a control character")
            : name.Length == 0 ? "world"
            : name;
    }

    /// <summary>The number in the counter's answer.</summary>
    /// <exception cref="HttpRequestException">The answer isn't a number.</exception>
    public static long Number(string answer) =>
        long.TryParse(answer.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new HttpRequestException($"the counter answered '{answer.Trim()}'; expected a number");

    /// <summary>The greeting itself.</summary>
    public static string Sentence(string name, long number) => $"Hello {name}, you are number {number}";
}
