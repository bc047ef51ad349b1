using System.Collections.Immutable;
using Fog.Migration;

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

    /// <summary>A service of equal tasks, each on a host of its own while there are enough.</summary>
    public static ServiceSpec Service(string name, params string[] tasks) => Service(name, tasks.Select(task => (task, Task())).ToArray());

    public static ServiceSpec Service(string name, params (string Name, TaskSpec Spec)[] tasks) => new(
        new ServiceName(name), tasks.ToImmutableSortedDictionary(task => task.Name, task => task.Spec), [], Agreement.None, new Objective("spread"));

    /// <summary>A host with 4 cores, 1 GiB of memory and 10 GiB of disk free unless said otherwise.</summary>
    public static NodeDescription Offer(string name, long memory = 1024, double cpu = 4, long disk = 10_240, Abilities? abilities = null) => new(
        new NodeName(name), "10.0.0.1", 8700, new Resources(cpu, memory * MiB, disk * MiB), new Resources(cpu, memory * MiB, disk * MiB), "linux/amd64",
        abilities ?? Able, default, ImmutableSortedDictionary<string, string>.Empty, 0, DateTimeOffset.UnixEpoch);

    public static Abilities Unable(string obstacle) => Able with { Obstacles = [obstacle] };

    public static SwarmTicket Ticket(string manager = "n1") => new($"swarm-{manager}", new NodeName(manager), "10.0.0.1:2377", "secret");

    public static Plan Plan(params (string Task, string Node)[] places) => new(
        "spread", places.ToImmutableSortedDictionary(place => place.Task, place => new Assignment(new NodeName(place.Node), "told")));

    public static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(second);

    public static readonly MigrationDoor Door = new("10.0.0.2", 7000, [1], [2]);

    /// <summary>What an end says.</summary>
    public static MigrationObservation Seen(MigrationStage stage, MigrationId id = default, string? error = null) => new(
        id, stage, "told", stage == MigrationStage.Ready ? Door : null, "10.1.0.2", [], ImmutableSortedDictionary<string, double>.Empty, 0, null, error);

    /// <summary>A host as it is before a move; the source has 16 MiB of a task in memory.</summary>
    public static MigrationFacts Facts(string node, bool source = false, Abilities? abilities = null, params string[] processor) => new(
        new NodeName(node), "linux/amd64", [.. processor], abilities ?? Able with { CriuFeatures = ["mem_dirty_track", "uffd-noncoop"] }, 1024 * MiB, 1024 * MiB,
        source ? new MovingTask("sha256:1", 16 * MiB, 0, MiB, 0, 1, 1) : null, []);

    /// <summary>A move of hello/web from n1 to n2 that was just asked for.</summary>
    public static MigrationState Move(MigrationMethod method = MigrationMethod.StopAndCopy)
    {
        var task = new TaskId(new ServiceName("hello"), "web");
        var order = new TaskOrder(task, Task(migratable: true), "rev", "100.64.0.1", "fog-hello", Ticket(), null, new NodeName("n1"));
        var forecast = Fog.Migration.Costs.MethodChoice.Forecast(
            order, Facts("n1", source: true), Facts("n2"), new MigrationLink(TimeSpan.FromMilliseconds(1), 1e8, true), method);
        return new(new MigrationOrder(new MigrationId(task, 1), order, new NodeName("n1"), new NodeName("n2"), method, new PeerTable([]), RoundRules.Default), forecast,
            [new NodeName("n3")], At(0), At(0));
    }
}
