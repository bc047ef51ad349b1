using System.Collections.Immutable;

namespace Fog.Tests.Examples;

/// <summary>Specs and offers for tests that care about one thing of them.</summary>
internal static class Some
{
    public const long MiB = 1 << 20;

    public static readonly Abilities Able = new("20.10", "1.1", "4.2", [], "6.1", "v2", []);

    /// <summary>A task of 0.25 cores, 64 MiB of memory and 100 MiB of disk unless said otherwise.</summary>
    public static TaskSpec Task(long memory = 64, double cpu = 0.25, long disk = 100, bool migratable = false, int? port = null, string image = "hello") => new(
        new ImageSource(image, null), [], ImmutableSortedDictionary<string, string>.Empty, new Resources(cpu, memory * MiB, disk * MiB), port, [], migratable,
        PlacementRule.Anywhere);

    /// <summary>A service of equal tasks.</summary>
    public static ServiceSpec Service(string name, params string[] tasks) => Service(name, tasks.Select(task => (task, Task())).ToArray());

    public static ServiceSpec Service(string name, params (string Name, TaskSpec Spec)[] tasks) => new(
        new ServiceName(name), tasks.ToImmutableSortedDictionary(task => task.Name, task => task.Spec), [], Agreement.None, Objective.Default);

    /// <summary>A host with 4 cores, 1 GiB of memory and 10 GiB of disk free unless said otherwise.</summary>
    public static NodeDescription Offer(string name, long memory = 1024, double cpu = 4, long disk = 10_240, Abilities? abilities = null) => new(
        new NodeName(name), "10.0.0.1", 8700, new Resources(cpu, memory * MiB, disk * MiB), new Resources(cpu, memory * MiB, disk * MiB), "linux/amd64",
        abilities ?? Able, default, ImmutableSortedDictionary<string, string>.Empty, 0, DateTimeOffset.UnixEpoch);

    public static Abilities Unable(string obstacle) => Able with { Obstacles = [obstacle] };

    public static SwarmTicket Ticket(string manager = "n1") => new($"swarm-{manager}", new NodeName(manager), "10.0.0.1:2377", "secret");

    public static Plan Plan(params (string Task, string Node)[] places) => new(
        "spread", places.ToImmutableSortedDictionary(place => place.Task, place => new Assignment(new NodeName(place.Node), "told")));

    public static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(second);
}
