using Fog.Tasks;
using static Fog.TaskPhase;

namespace Fog.Tests.Tasks;

public sealed class ATaskLife
{
    /// <summary>Stated here once more, so that a change of the table is a change of two minds.</summary>
    private static readonly HashSet<(TaskPhase From, TaskPhase To)> Allowed =
    [
        (Planned, Preparing), (Planned, Stopped),
        (Preparing, Preparing), (Preparing, Prepared), (Preparing, Running), (Preparing, Failed), (Preparing, Stopped),
        (Prepared, Prepared), (Prepared, Preparing), (Prepared, Running), (Prepared, Failed), (Prepared, Stopped),
        (Running, Running), (Running, Stopped), (Running, Failed), (Running, Preparing),
        (Running, Migrating), (Migrating, Migrating), (Migrating, Running), (Migrating, Stopped), (Migrating, Failed),
        (Running, Suspended), (Suspended, Suspended), (Suspended, Running), (Suspended, Preparing), (Suspended, Stopped), (Suspended, Failed),
        (Stopped, Stopped), (Stopped, Preparing), (Stopped, Failed),
        (Failed, Failed), (Failed, Preparing), (Failed, Stopped),
    ];

    public static TheoryData<TaskPhase, TaskPhase> EveryPair
    {
        get
        {
            var pairs = new TheoryData<TaskPhase, TaskPhase>();
            foreach (var from in Enum.GetValues<TaskPhase>())
            {
                foreach (var to in Enum.GetValues<TaskPhase>())
                {
                    pairs.Add(from, to);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Allows_what_is_listed_and_nothing_else(TaskPhase from, TaskPhase to) =>
        Assert.Equal(Allowed.Contains((from, to)), TaskLife.Allows(from, to));

    [Fact]
    public void Never_goes_back_to_planned() => Assert.All(Enum.GetValues<TaskPhase>(), from => Assert.False(TaskLife.Allows(from, Planned)));

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void Leads_from_each_phase_to_each_but_planned(TaskPhase from, TaskPhase to)
    {
        var reached = new HashSet<TaskPhase> { from };
        while (Enum.GetValues<TaskPhase>().Where(next => reached.Any(phase => TaskLife.Allows(phase, next))).Any(reached.Add))
        {
        }

        Assert.True(to == Planned || reached.Contains(to));
    }
}
