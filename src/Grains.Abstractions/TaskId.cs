using System.Globalization;

namespace Fog;

/// <summary>One task of one service; written <c>service/task</c>, and <c>service/task/replica</c> for replicas above 0.</summary>
[GenerateSerializer, Immutable, Alias("fog.TaskId")]
public readonly record struct TaskId([property: Id(0)] ServiceName Service, [property: Id(1)] string Task, [property: Id(2)] int Replica = 0)
{
    /// <summary>The key of the task's grain: always all three parts.</summary>
    public string Key => $"{Service}/{Task}/{Replica}";

    /// <summary>A name that Docker, runc and the file system accept: <c>service.task.replica</c>.</summary>
    public string HostName => $"{Service}.{Task}.{Replica}";

    /// <summary>Reads what <see cref="ToString"/>, <see cref="Key"/> or <see cref="HostName"/> wrote.</summary>
    /// <exception cref="FormatException">The text isn't of the form <c>service/task[/replica]</c>.</exception>
    public static TaskId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/', '.');
        return parts.Length is 2 or 3 && parts.All(part => part.Length > 0) && (parts.Length == 2 || int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? new TaskId(new ServiceName(parts[0]), parts[1], parts.Length == 3 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 0)
            : throw new FormatException($"'{text}' is no task: write SERVICE/TASK, for example hello/web.");
    }

    /// <inheritdoc/>
    public override string ToString() => Replica == 0 ? $"{Service}/{Task}" : Key;
}
