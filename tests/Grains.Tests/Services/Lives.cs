using System.Collections.Immutable;
using Fog.Services;
using Fog.Tests.Examples;

namespace Fog.Tests.Services;

/// <summary>Service states and what is seen of their tasks, for tests of decisions.</summary>
internal static class Lives
{
    public static readonly NodeName N1 = new("n1");
    public static readonly NodeName N2 = new("n2");
    public static readonly ServiceSpec Spec = Some.Service("hello", "api", "web");

    /// <summary>Just handed in.</summary>
    public static readonly ServiceState Accepted = new() { Request = new DeployRequest(Spec, N1), Phase = ServicePhase.Deploying };

    public static readonly ServiceState Enrolled = Accepted with { Enrolment = new Enrolment(0, ImmutableSortedDictionary<string, int>.Empty) };

    public static readonly ServiceState WithPlan = Enrolled with { Plan = Some.Plan(("api", "n1"), ("web", "n2")) };

    public static readonly ServiceState Connected = WithPlan with { Swarm = Some.Ticket(), HasNetwork = true };

    public static readonly ServiceState Attempted = Connected with { Placed = ["api", "web"], Attempted = ["api", "web"] };

    public static TaskStatus Task(string name, TaskPhase phase, string node, string? revision = null, bool reachable = true, string? error = null, int? exit = null) => new(
        new TaskId(Spec.Name, name), new NodeName(node), phase, "running", revision ?? Revision(name), "100.64.0.1", "10.1.0.2", null, null, exit, error, reachable, Some.At(1));

    public static string Revision(string name) => SpecDigest.Of(Spec.Tasks[name]);

    public static IReadOnlyDictionary<string, TaskStatus> Seen(params TaskStatus[] tasks) => tasks.ToDictionary(task => task.Task.Task);
}
