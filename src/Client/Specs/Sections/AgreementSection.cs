namespace Fog.Client;

/// <summary>What the initiator asks of hosts.</summary>
internal static class AgreementSection
{
    public static Agreement Read(SpecField? field)
    {
        if (field is null || SpecMapping.Of(field, SpecKeys.Agreement) is not { } agreement)
        {
            return Agreement.None;
        }

        return new Agreement(
            agreement.Optional("maxPrice")?.Number("a price of 0 or more for one hour of the service, such as 0.10", price => price >= 0),
            agreement.Optional("minReliability")?.Number("a probability between 0 and 1, such as 0.9", chance => chance is >= 0 and <= 1),
            agreement.Optional("duration")?.Value<TimeSpan>(Duration.Form, Duration.TryParse, duration => duration > TimeSpan.Zero),
            agreement.Optional("maxPathLatency")?.Value<TimeSpan>(Duration.Form, Duration.TryParse, latency => latency > TimeSpan.Zero));
    }
}
