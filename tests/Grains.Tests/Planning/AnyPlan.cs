using System.Collections.Immutable;
using Fog.Planning;
using Fog.Tests.Examples;

namespace Fog.Tests.Planning;

/// <summary>What holds for each of many random questions, checked by means of its own and not by the planner's.</summary>
public sealed class AnyPlan
{
    private const int Instances = 150;
    private const long Little = 20_000;

    public static TheoryData<string> Mappers => [.. Fog.Planning.Mappers.Names];

    [Theory]
    [MemberData(nameof(Mappers))]
    public void Puts_each_task_on_a_host_that_can_hold_all_it_was_given(string mapper)
    {
        var (planned, refused) = (0, 0);
        foreach (var seed in Enumerable.Range(1, Instances))
        {
            var question = Question(new Random(seed));
            var result = Planner.Plan(question, new PlanWish(mapper, seed), Little);
            if (result.Plan is { } plan)
            {
                planned++;
                Assert.Equal(question.Spec.Tasks.Keys, plan.Assignments.Keys);
                Assert.All(question.Placed, placed => Assert.Equal(placed.Value, plan.Assignments[placed.Key].Node));
                Assert.All(question.Map.Nodes, node => AssertHolds(node.Offer!.Description, plan, question));
                Assert.InRange(plan.Report!.Gap, 0, 1);
            }
            else
            {
                refused++;
                Assert.NotEmpty(result.Refusals);
                Assert.All(result.Refusals.Keys, task => Assert.False(question.Placed.ContainsKey(task)));
            }
        }

        Assert.InRange(planned, Instances / 10, Instances);
        Assert.InRange(refused, Instances / 10, Instances);
    }

    [Theory]
    [MemberData(nameof(Mappers))]
    public void Refuses_a_single_task_only_when_no_host_could_hold_it(string mapper)
    {
        foreach (var seed in Enumerable.Range(1, Instances))
        {
            var random = new Random(seed);
            var question = PlanQuestion.New(Some.Service("one", ("only", Task(random))), Question(random).Map);
            var fits = question.Map.Nodes.Any(node => Fits(question.Spec.Tasks["only"], node.Offer!.Description));
            Assert.Equal(fits, Planner.Plan(question, new PlanWish(mapper, seed), Little).Plan is not null);
        }
    }

    [Theory]
    [MemberData(nameof(Mappers))]
    public void Comes_out_the_same_from_the_same_seed(string mapper)
    {
        var question = Question(new Random(4)) with { Placed = ImmutableSortedDictionary<string, NodeName>.Empty };
        var (one, other) = (Planner.Plan(question, new PlanWish(mapper, 7), Little), Planner.Plan(question, new PlanWish(mapper, 7), Little));
        Assert.Equal(one.Plan?.Assignments, other.Plan?.Assignments);
        Assert.Equal(one.Plan?.Report!.Cost, other.Plan?.Report!.Cost);
    }

    private static void AssertHolds(NodeDescription offer, Plan plan, PlanQuestion question)
    {
        var (cpu, memory, disk) = (0.0, 0L, 0L);
        foreach (var (name, place) in plan.Assignments.Where(place => place.Value.Node == offer.Name && !question.Placed.ContainsKey(place.Key)))
        {
            var task = question.Spec.Tasks[name];
            Assert.Empty(offer.Abilities.Obstacles);
            Assert.False(task.Migratable && offer.Abilities.Criu is null, place.Reason);
            (cpu, memory, disk) = (cpu + task.Resources.Cpu, memory + task.Resources.Memory, disk + task.Resources.Disk);
        }

        Assert.True(cpu <= offer.Free.Cpu + 1e-6 && memory <= offer.Free.Memory && disk <= offer.Free.Disk, $"{offer.Name} is over-booked");
    }

    private static bool Fits(TaskSpec task, NodeDescription offer) =>
        offer.Abilities.Obstacles.IsEmpty
        && (!task.Migratable || offer.Abilities.Criu is not null)
        && task.Resources.Cpu <= offer.Free.Cpu && task.Resources.Memory <= offer.Free.Memory && task.Resources.Disk <= offer.Free.Disk;

    private static PlanQuestion Question(Random random)
    {
        NodeDescription[] offers = [.. Enumerable.Range(1, random.Next(1, 10)).Select(i => Offer($"n{i}", random))];
        var tasks = Enumerable.Range(1, random.Next(1, 14)).Select(i => ($"t{i}", Task(random))).ToArray();
        var placed = tasks.Where(_ => random.Next(4) == 0)
            .ToImmutableSortedDictionary(task => task.Item1, _ => offers[random.Next(offers.Length)].Name);
        var spec = Some.Service("random", tasks) with { Calls = [.. tasks.Skip(1).Select(task => new CallSpec(tasks[0].Item1, task.Item1, null, null))] };
        return new PlanQuestion(spec, AMap.Linked(offers, (_, _) => 1 + random.Next(40)), placed);
    }

    private static TaskSpec Task(Random random) =>
        Some.Task(memory: random.Next(1, 600), cpu: random.Next(1, 20) / 10.0, disk: random.Next(1, 2000), migratable: random.Next(3) == 0);

    private static NodeDescription Offer(string name, Random random) => Some.Offer(
        name, memory: random.Next(64, 2048), cpu: random.Next(1, 80) / 10.0, disk: random.Next(100, 8000),
        abilities: random.Next(8) == 0 ? Some.Unable("no root") : random.Next(4) == 0 ? Some.Able with { Criu = null } : Some.Able);
}
