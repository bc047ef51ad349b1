using System.Collections.Immutable;
using System.Globalization;

namespace Fog.Client;

/// <summary>How a task is kept from the loss of its host.</summary>
internal static class ProtectionSection
{
    private static readonly string EveryForm = string.Create(CultureInfo.InvariantCulture, $"a duration of at least {Protection.Shortest.TotalSeconds:0}s, such as 30s or 5m");

    public static Protection? Read(SpecField? field, bool migratable, ImmutableArray<VolumeDocument> volumes)
    {
        if (field is null || SpecMapping.Of(field, SpecKeys.Protection) is not { } protection)
        {
            return null;
        }

        if (!migratable)
        {
            field.Report("a task that is migratable", "migratable: false", "it could come back nowhere: leave one of the two out");
        }

        if (volumes.FirstOrDefault(volume => volume.Pinned) is { } pinned)
        {
            field.Report("a task without pinned volumes", $"the pinned volume '{pinned.Name}'", "its content must never leave its host, so that it could come back nowhere: leave one of the two out");
        }

        var every = protection.Required("every", EveryForm)?.Value<TimeSpan>(EveryForm, Duration.TryParse, time => time >= Protection.Shortest);
        var copies = protection.Optional("copies")?.Whole($"a number of other hosts between 1 and {Protection.MostCopies}", count => count is >= 1 and <= Protection.MostCopies);
        return new Protection(every ?? Protection.Shortest, copies ?? SpecDefaults.Copies);
    }
}
