namespace Fog.Client;

/// <summary>What is set aside for a task and what it may use at most.</summary>
internal static class ResourcesSection
{
    private const double MostCpu = 1024;

    public static Resources Read(SpecField? field)
    {
        if (field is null || SpecMapping.Of(field, SpecKeys.Resources) is not { } resources)
        {
            return SpecDefaults.Resources;
        }

        return new Resources(
            resources.Optional("cpu")?.Number("a number of cores above 0 and up to 1024, such as 0.25", cpu => cpu is > 0 and <= MostCpu)
                ?? SpecDefaults.Resources.Cpu,
            resources.Optional("memory")?.Value<long>(
                $"{Quantity.Form}, at least 6Mi", Quantity.TryParse, memory => memory >= SpecDefaults.LeastMemory)
                ?? SpecDefaults.Resources.Memory,
            resources.Optional("disk")?.Value<long>($"{Quantity.Form}, above zero", Quantity.TryParse, disk => disk > 0)
                ?? SpecDefaults.Resources.Disk);
    }
}
