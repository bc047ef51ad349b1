namespace Fog;

/// <summary>A volume of a task; written <c>service/task/volume</c>.</summary>
[GenerateSerializer, Immutable, Alias("fog.VolumeId")]
public readonly record struct VolumeId([property: Id(0)] TaskId Task, [property: Id(1)] string Name)
{
    /// <summary>Its name on hosts, for Docker too: <c>fog.service.task.replica.volume</c>.</summary>
    public string HostName => $"fog.{Task.HostName}.{Name}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text isn't of the form <c>service/task/volume</c>.</exception>
    public static VolumeId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [{ Length: > 0 } service, { Length: > 0 } task, { Length: > 0 } volume]
            ? new VolumeId(new TaskId(new ServiceName(service), task), volume)
            : throw new FormatException($"'{text}' is no volume: write SERVICE/TASK/VOLUME, for example shop/db/data.");
    }

    /// <summary>Reads what <see cref="HostName"/> wrote; null for what isn't one of the fog's volumes.</summary>
    public static VolumeId? OfHostName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Split('.') is ["fog", var service, var task, var replica, { Length: > 0 } volume] && int.TryParse(replica, out var number)
            ? new VolumeId(new TaskId(new ServiceName(service), task, number), volume)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Task}/{Name}";
}
