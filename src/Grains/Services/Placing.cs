using System.Collections.Immutable;
using System.Globalization;
using Fog.Images;
using Fog.Nodes;
using Fog.Planning;
using Fog.Volumes;

namespace Fog.Services;

/// <summary>Finds hosts for tasks and gets their promise: all or nothing. A refusal re-plans without that host.</summary>
public sealed class Placing(IGrainFactory grains, Surroundings surroundings, ImageContents images, Pins pins, TimeProvider clock)
{
    /// <summary>Promises of others that come to nothing are given back within this time.</summary>
    private static readonly TimeSpan Lapse = TimeSpan.FromSeconds(3);

    /// <summary>Nodes that refused are asked anew so often at most: one might refuse what it offers.</summary>
    private const int MostAnew = 3;

    /// <summary>A host that fell silent is waited for so long when no other has a place: a restart takes seconds, a boot a minute.</summary>
    private static readonly TimeSpan Absence = TimeSpan.FromMinutes(2);

    /// <summary>The plan as it would be now; nothing is set aside.</summary>
    public async Task<PlanResult> Propose(DeployRequest request, PlanWish wish, ServiceState state, CancellationToken ct)
    {
        var bound = await pins.Binding(request.Spec, state, ct);
        if (Pins.Conflicts(request.Spec, bound) is { IsEmpty: false } conflicts)
        {
            return new PlanResult(null, conflicts);
        }

        var map = await surroundings.Draw(request.Initiator, state.Excluded, ct);
        var placed = Placed(request.Spec, state).ToImmutableSortedDictionary(place => place.Key, place => place.Value.Node);
        var hosts = map.Nodes.Select(node => node.Offer?.Description).OfType<NodeDescription>().ToArray();
        var contents = await images.Of(request.Spec, request.Initiator, hosts, ct);
        var question = new PlanQuestion(Pins.Bind(request.Spec, bound), map, placed, wish.Afresh, contents);
        return Pins.Explain(Planner.Plan(question, wish), request.Spec, bound);
    }

    /// <summary>The state with a place for each task, or failed with the reasons.</summary>
    public async Task<ServiceState> Place(ServiceState state, Func<ServiceState, ServiceEventKind, string, ServiceState> tell, CancellationToken ct)
    {
        if (state.RetryAt > clock.GetUtcNow())
        {
            return state;
        }

        if (!state.Silent.IsEmpty)
        {
            state = state.WithReturned((await grains.GetGrain<IMembershipGrain>(0).View(ct)).Alive);
        }

        var (spec, placed) = (state.Request!.Spec, Placed(state.Request.Spec, state));
        var result = await Propose(state.Request, PlanWish.Default, state, ct);
        if (result.Plan is null && state.AskedAnew < MostAnew && state.Excluded.Length > state.Silent.Count)
        {
            // Without the nodes that refused there is no place. What they have now says why; rivals may also have given back.
            state = state.WithRefused();
            result = await Propose(state.Request!, PlanWish.Default, state, ct);
        }

        if (result.Plan is not { } plan)
        {
            return Refused(state, result, tell);
        }

        var wanted = plan.Assignments.Where(place => !placed.ContainsKey(place.Key)).ToArray();
        for (var done = 0; done < wanted.Length; done++)
        {
            var (name, place) = wanted[done];
            if (await Refusal(new TaskId(spec.Name, name), place.Node, spec.Tasks[name], ct) is { } refusal)
            {
                await Release(spec.Name, wanted.Take(done), ct);
                var others = refusal.IsSilence ? state.WithoutSilent(place.Node, clock.GetUtcNow()) : state.Without(place.Node);
                return tell(others, ServiceEventKind.Progress, $"planning again without {place.Node}: {refusal.Reason}");
            }
        }

        // Who stays keeps the reason for which it came.
        return tell(state with { RetryAt = null, Plan = plan with { Assignments = plan.Assignments.SetItems(placed) } }, ServiceEventKind.Planned, Sentence(plan, wanted));
    }

    private static string Sentence(Plan plan, KeyValuePair<string, Assignment>[] wanted) => string.Create(
        CultureInfo.InvariantCulture,
        $"planned: {string.Join(", ", wanted.Select(place => $"{place.Key} -> {place.Value.Node} ({place.Value.Reason})"))}; {plan.Mapper} for {plan.Report!.Objective}, no plan is more than {plan.Report.Gap:P1} cheaper");

    private ServiceState Refused(ServiceState state, PlanResult result, Func<ServiceState, ServiceEventKind, string, ServiceState> tell)
    {
        var (now, reasons) = (clock.GetUtcNow(), string.Join("; ", result.Refusals.Select(refusal => $"{refusal.Key}: {refusal.Value}")));
        var later = state with { RetryAt = now + Lapse };
        if (state.Silent.Where(node => now - node.Value < Absence).Select(node => node.Key).ToArray() is [_, ..] silent)
        {
            return state.RetryAt is not null ? later
                : tell(later, ServiceEventKind.Progress, $"no other place: {reasons}; waiting up to {Absence.TotalMinutes} minutes for {string.Join(", ", silent)} to come back");
        }

        return result.MayLapse && state.RetryAt is null
            ? tell(later, ServiceEventKind.Progress, $"no place yet, tried again in {Lapse.TotalSeconds} s: {reasons}")
            : tell(state.Fail(reasons), ServiceEventKind.Failed, reasons);
    }

    private async Task<(string Reason, bool IsSilence)?> Refusal(TaskId task, NodeName node, TaskSpec spec, CancellationToken ct)
    {
        try
        {
            return await grains.Ask(node, grain => grain.Reserve(task, spec, ct)) is { } reason ? (reason, false) : null;
        }
        catch (NodeUnavailableException e)
        {
            return (e.Message, true);
        }
    }

    private async Task Release(ServiceName service, IEnumerable<KeyValuePair<string, Assignment>> promised, CancellationToken ct)
    {
        foreach (var (name, place) in promised)
        {
            try
            {
                await grains.Tell(place.Node, grain => grain.Release(new TaskId(service, name), ct));
            }
            catch (NodeUnavailableException)
            {
                // The next plan can't use it either.
            }
        }
    }

    private static ImmutableSortedDictionary<string, Assignment> Placed(ServiceSpec spec, ServiceState state) =>
        state.Plan?.Assignments.Where(place => spec.Tasks.ContainsKey(place.Key)).ToImmutableSortedDictionary()
        ?? ImmutableSortedDictionary<string, Assignment>.Empty;
}
