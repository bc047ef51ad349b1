using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>Who calls whom: each pair once, both known, nobody itself.</summary>
internal static class CallsSection
{
    public static ImmutableArray<CallSpec> Read(SpecField? field, ImmutableArray<string> tasks)
    {
        var pairs = new HashSet<(string, string)>();
        return [.. (field?.Items("a list of calls, such as [{ from: web, to: greeter }]") ?? []).Select(item => Call(item, tasks, pairs))];
    }

    private static CallSpec Call(SpecField field, ImmutableArray<string> tasks, HashSet<(string, string)> pairs)
    {
        if (SpecMapping.Of(field, SpecKeys.Call) is not { } call)
        {
            return new CallSpec("", "", null, null);
        }

        var from = Task(call, "from", "the task that calls", tasks);
        var to = Task(call, "to", "the task that is called", tasks);
        if (from is not null && from == to)
        {
            field.Report("a call from one task to another", $"'{from}' calling itself", "leave it out: a task always reaches itself");
        }
        else if (from is not null && to is not null && !pairs.Add((from, to)))
        {
            field.Report("each pair of tasks once", $"a second call from '{from}' to '{to}'", "keep one of the two");
        }

        return new CallSpec(
            from ?? "",
            to ?? "",
            call.Optional("maxLatency")?.Value<TimeSpan>(Duration.Form, Duration.TryParse, latency => latency > TimeSpan.Zero),
            call.Optional("bandwidth")?.Value<long>(Bandwidth.Form, Bandwidth.TryParse, rate => rate > 0),
            call.Optional("rate")?.Number("calls per second, a number above 0", rate => rate > 0) ?? SpecDefaults.Rate,
            call.Optional("payload")?.Value<long>($"{Quantity.Form} for the bytes of one call", Quantity.TryParse, bytes => bytes >= 0) ?? 0);
    }

    private static string? Task(SpecMapping call, string key, string meaning, ImmutableArray<string> tasks)
    {
        if (call.Required(key, meaning) is not { } field || field.Text(meaning) is not { } name)
        {
            return null;
        }

        // Without any task the missing section is the problem, not each call.
        if (!tasks.IsEmpty && !tasks.Contains(name))
        {
            field.Report($"one of the tasks {string.Join(", ", tasks)}", advice: NearestWord.Advice(name, tasks));
        }

        return name;
    }
}
