using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Fog.Client;

/// <summary>Reads one value; a value that doesn't fit is a problem and gives null.</summary>
internal static class SpecScalars
{
    public delegate bool Parse<T>(string text, out T value);

    public static string? Text(this SpecField field, string expected)
    {
        if (!field.IsNothing && field.Node is YamlScalarNode { Value: { Length: > 0 } text })
        {
            return text;
        }

        field.Report(expected);
        return null;
    }

    public static T? Value<T>(this SpecField field, string expected, Parse<T> parse, Func<T, bool> fits)
        where T : struct
    {
        if (field.Node is YamlScalarNode { Value: { } text } && parse(text, out var value) && fits(value))
        {
            return value;
        }

        field.Report(expected);
        return null;
    }

    public static double? Number(this SpecField field, string expected, Func<double, bool> fits) =>
        field.Value(expected, TryNumber, fits);

    public static int? Whole(this SpecField field, string expected, Func<int, bool> fits) =>
        field.Value(expected, TryWhole, fits);

    public static bool? Truth(this SpecField field)
    {
        if (field.Node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } scalar)
        {
            return scalar.Value == "true";
        }

        field.Report("true or false, without quotes");
        return null;
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    private static bool TryWhole(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
}
