using System.Collections.Immutable;
using Fog.Nodes;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Services;

/// <summary>Carries out what the <see cref="Reconciler"/> decides, for one service at a time, on the scheduler of its grain.</summary>
public sealed partial class StepRunner(IGrainFactory grains, Placing placing, TaskSteps tasks, TimeProvider clock, ILogger<StepRunner> log)
{
    /// <summary>Looks at each task; a task whose grain knows nothing of it isn't listed.</summary>
    public async Task<IReadOnlyDictionary<string, TaskStatus>> Look(ServiceName service, IEnumerable<string> placed, CancellationToken ct)
    {
        var all = await Task.WhenAll(placed.Select(task => grains.GetGrain<ITaskGrain>(new TaskId(service, task).Key).Status(ct)));
        return all.Where(status => status.Node is not null).ToDictionary(status => status.Task.Task);
    }

    /// <summary>Where the tasks would go now.</summary>
    public Task<PlanResult> Propose(DeployRequest request, PlanWish wish, ServiceState state, CancellationToken ct) => placing.Propose(request, wish, state, ct);

    /// <summary>Goes on step by step until the service is settled or must wait. Each step's outcome is stored before the next.</summary>
    public async Task Advance(ServiceName service, ServiceState state, Func<ServiceState, Task> store, CancellationToken ct)
    {
        var steps = 0;
        while (state.IsBusy)
        {
            var seen = await Look(service, state.Placed, ct);
            state = state.Follow(seen.Values);
            var step = Reconciler.Next(state, seen);
            if (step is Step.Settle && steps > 0)
            {
                return; // the tasks' own news is on its way: it is told before the whole is called settled
            }

            steps++;
            if (step is Step.Prepare { Tasks: var handed } && !state.Placed.IsSupersetOf(handed))
            {
                state = state.Handing(handed);
                await store(state);
            }

            var next = await Try(service, state, step, ct);
            if (next == state)
            {
                return;
            }

            state = next;
            await store(state);
        }
    }

    private async Task<ServiceState> Try(ServiceName service, ServiceState state, Step step, CancellationToken ct)
    {
        try
        {
            return await Do(service, state, step, ct);
        }
        catch (NodeUnavailableException e) when (e.Node.Value is not null && step is Step.Prepare or Step.Start or Step.Limit)
        {
            return Tell(state.WithoutSilent(e.Node, clock.GetUtcNow()), ServiceEventKind.Progress, $"looking for other hosts: {e.Message}");
        }
        catch (FogException e)
        {
            return Tell(state.Fail(e.Message), ServiceEventKind.Failed, e.Message);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            LogRetry(service, step.GetType().Name, e.Message);
            return state;
        }
    }

    private async Task<ServiceState> Do(ServiceName service, ServiceState state, Step step, CancellationToken ct) => step switch
    {
        Step.Wait => state,
        Step.Enrol => await Enrol(state, ct),
        Step.TakeDown down => await tasks.TakeDown(service, state, down.Tasks, ct),
        Step.Place => await placing.Place(state, Tell, ct),
        Step.Forsake silent => await Forsake(state, silent.Node, ct),
        Step.Network => await Network(service, state, ct),
        Step.Prepare prepare => await tasks.Prepare(state, prepare.Tasks, ct),
        Step.Limit limit => await Limit(service, state, limit.Tasks, ct),
        Step.Protect protect => await Protect(service, state, protect.Tasks, ct),
        Step.Start start => await tasks.Start(state, start.Tasks, ct),
        Step.Settle => Tell(state with { Phase = ServicePhase.Running }, ServiceEventKind.Settled, $"{service} is as its spec says"),
        Step.Fail fail => Tell(state.Fail($"task {fail.Task}: {fail.Reason}"), ServiceEventKind.Failed, $"task {fail.Task}: {fail.Reason}"),
        Step.Close => await Close(service, state, ct),
        _ => throw new InvalidOperationException($"No one carries out the step {step}."),
    };

    private async Task<ServiceState> Enrol(ServiceState state, CancellationToken ct)
    {
        var spec = state.Request!.Spec;
        ImmutableArray<string> published = [.. spec.Tasks.Where(task => task.Value.Port is not null).Select(task => task.Key)];
        var enrolment = await grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).Enrol(spec.Name, published, ct);
        await grains.GetGrain<IPortsGrain>(IPortsGrain.Key).Publish(spec.Name, enrolment.Ports, ct);
        var indices = TaskAddress.Assign(state.Indices, spec.Tasks.Keys).Where(index => spec.Tasks.ContainsKey(index.Key));
        return state with { Enrolment = enrolment, Indices = indices.ToImmutableSortedDictionary() };
    }

    private async Task<ServiceState> Limit(ServiceName service, ServiceState state, ImmutableArray<string> names, CancellationToken ct)
    {
        await tasks.Limit(state, names, ct);
        return names.Aggregate(state, (told, name) => told.With(
            clock.GetUtcNow(), ServiceEventKind.Progress, new TaskId(service, name), EventText.OfLimits(state.Request!.Spec.Tasks[name].Resources)));
    }

    private async Task<ServiceState> Protect(ServiceName service, ServiceState state, ImmutableArray<string> names, CancellationToken ct)
    {
        await tasks.Protect(state, names, ct);
        return names.Aggregate(state, (told, name) => told.With(
            clock.GetUtcNow(), ServiceEventKind.Progress, new TaskId(service, name), EventText.OfProtection(state.Request!.Spec.Tasks[name].Protect)));
    }

    /// <summary>A host that is only slow to answer keeps its tasks: the next look asks again.</summary>
    private async Task<ServiceState> Forsake(ServiceState state, NodeName node, CancellationToken ct) =>
        (await grains.GetGrain<IMembershipGrain>(0).View(ct)).Alive.Contains(node)
            ? state
            : Tell(state.WithoutSilent(node, clock.GetUtcNow()), ServiceEventKind.Progress, $"looking for other hosts: node {node} is gone");

    private async Task<ServiceState> Network(ServiceName service, ServiceState state, CancellationToken ct)
    {
        var places = state.Plan!.Assignments.Values.Select(place => place.Node).Distinct().Order().ToArray();
        var candidate = places.Contains(state.Request!.Initiator) ? state.Request.Initiator : places[0];
        var ticket = await grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).Swarm(candidate, ct);
        await grains.Tell(ticket.Manager, node => node.CreateNetwork(ServiceState.Network(service), ct));
        return Tell(state with { Swarm = ticket, HasNetwork = true }, ServiceEventKind.Progress,
            $"network {ServiceState.Network(service)} is ready in the swarm of {ticket.Manager}");
    }

    private async Task<ServiceState> Close(ServiceName service, ServiceState state, CancellationToken ct)
    {
        // First: the nodes' entries hold on to the network until they hear of this.
        await grains.GetGrain<IPortsGrain>(IPortsGrain.Key).Publish(service, ImmutableSortedDictionary<string, int>.Empty, ct);
        if (!await tasks.GiveBack(service, state, ct))
        {
            return state;
        }

        if (state.RemoveVolumes)
        {
            await grains.GetGrain<ISharedStateGrain>(service.Value).Clear(ct);
        }

        await grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).Forget(service, ct);
        return Tell(state.Gone(), ServiceEventKind.Removed, $"nothing is left of {service}");
    }

    private ServiceState Tell(ServiceState state, ServiceEventKind kind, string text) => state.With(clock.GetUtcNow(), kind, null, text);
}
