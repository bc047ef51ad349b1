using System.Collections.Immutable;
using Fog.Planning;
using Fog.Tests.Examples;

namespace Fog.Tests.Planning;

/// <summary>What holds for each of many random questions, checked by means of its own and not by the planner's.</summary>
public sealed class AnyPlan
{
    private const int Instances = 500;

    public static TheoryData<string> Mappers => ["spread"];

    [Theory]
    [MemberData(nameof(Mappers))]
    public void Puts_each_task_on_a_host_that_can_hold_all_it_was_given(string mapper)
    {
        var (planned, refused) = (0, 0);
        foreach (var seed in Enumerable.Range(1, Instances))
        {
            var question = Question(new Random(seed));
            var result = Mapper(mapper).Map(question, new Random(seed));
            if (result.Plan is { } plan)
            {
                planned++;
                Assert.Equal(question.Spec.Tasks.Keys, plan.Assignments.Keys);
                Assert.All(question.Placed, placed => Assert.Same(placed.Value, plan.Assignments[placed.Key]));
                Assert.All(question.Offers, offer => AssertHolds(offer, plan, question));
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
            var question = Question(random) with { Spec = Some.Service("one", ("only", Task(random))), Placed = ImmutableSortedDictionary<string, Assignment>.Empty };
            var fits = question.Offers.Any(offer => Fits(question.Spec.Tasks["only"], offer));
            Assert.Equal(fits, Mapper(mapper).Map(question, new Random(seed)).Plan is not null);
        }
    }

    private static IPlanner Mapper(string name) => name switch { "spread" => new SpreadMapper(), _ => throw new ArgumentException($"There is no mapper {name}.") };

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
        ImmutableArray<NodeDescription> offers = [.. Enumerable.Range(1, random.Next(1, 10)).Select(i => Offer($"n{i}", random))];
        var tasks = Enumerable.Range(1, random.Next(1, 14)).Select(i => ($"t{i}", Task(random))).ToArray();
        var placed = tasks.Where(_ => random.Next(4) == 0)
            .ToImmutableSortedDictionary(task => task.Item1, _ => new Assignment(offers[random.Next(offers.Length)].Name, "there before"));
        return new PlanQuestion(Some.Service("random", tasks), offers, placed);
    }

    private static TaskSpec Task(Random random) =>
        Some.Task(memory: random.Next(1, 600), cpu: random.Next(1, 20) / 10.0, disk: random.Next(1, 2000), migratable: random.Next(3) == 0);

    private static NodeDescription Offer(string name, Random random) => Some.Offer(
        name, memory: random.Next(64, 2048), cpu: random.Next(1, 80) / 10.0, disk: random.Next(100, 8000),
        abilities: random.Next(8) == 0 ? Some.Unable("no root") : random.Next(4) == 0 ? Some.Able with { Criu = null } : Some.Able);
}
