using System.Collections.Immutable;

namespace Fog.Mapping.Floods;

/// <summary>One pass of a flood through a node: whom it asked on, and what came back so far.</summary>
internal sealed class Visit(int number, MapRequest request, NodeName? parent, TimeSpan deadline)
{
    private readonly Dictionary<NodeName, NodeReport> _reports = [];
    private readonly HashSet<NodeName> _holes = [];
    private readonly Dictionary<NodeName, Branch> _branches = [];
    private TimeSpan _alarm;
    private int _parts;

    public int Number => number;

    public MapRequest Request => request;

    /// <summary>Null at the node that asked first.</summary>
    public NodeName? Parent => parent;

    /// <summary>When it answers with what it has.</summary>
    public TimeSpan Deadline => deadline;

    public MapCost Cost { get; private set; }

    public bool IsDone => !_branches.Values.Any(branch => branch.IsAwaited);

    /// <summary>What was answered in time; null before that.</summary>
    public MapAnswer? First { get; private set; }

    public IReadOnlyCollection<NodeReport> Reports => _reports.Values;

    public IReadOnlyCollection<NodeName> Holes => _holes;

    public void Spend(NetworkMessage message) => Cost = Cost.With(message);

    /// <summary>A request goes to a neighbour.</summary>
    /// <param name="child">The neighbour.</param>
    /// <param name="sent">The request.</param>
    /// <param name="now">When.</param>
    /// <param name="bound">How long its acknowledgement may take.</param>
    public void Ask(NodeName child, MapRequest sent, TimeSpan now, TimeSpan bound)
    {
        Spend(sent);
        _branches[child] = new Branch(sent, now, bound);
    }

    /// <summary>A neighbour said that it got the request; returns how long that took, null when the request had to be sent twice.</summary>
    public TimeSpan? Acknowledged(NodeName child, MapAcknowledged acknowledged, TimeSpan now)
    {
        Spend(acknowledged);
        if (!_branches.TryGetValue(child, out var branch) || branch.Stage == BranchStage.Ended)
        {
            return null;
        }

        _holes.Remove(child);
        var took = branch is { Stage: BranchStage.Sent, IsAskedAgain: false } ? now - branch.At : (TimeSpan?)null;
        branch.Stage = acknowledged.Answers ? (First is null ? BranchStage.Acknowledged : BranchStage.Late) : BranchStage.Ended;
        return took;
    }

    /// <summary>Takes an answer in; returns the reports that are new here, null when it came before.</summary>
    public IReadOnlyList<NodeReport>? Answered(NodeName child, MapAnswer answer)
    {
        Spend(answer);
        if (!_branches.TryGetValue(child, out var branch) || !branch.Parts.Add(answer.Part))
        {
            return null;
        }

        Cost += answer.Cost;
        branch.Stage = branch.Parts.Contains(0) ? BranchStage.Ended : branch.Stage;
        _holes.Remove(child);
        _holes.UnionWith(answer.Holes);
        var news = answer.Reports.Where(report => !_reports.ContainsKey(report.Name)).ToList();
        foreach (var report in answer.Reports)
        {
            Add(report);
        }

        return news;
    }

    public void Add(NodeReport report) => ReportMerge.Into(_reports, report);

    /// <summary>
    /// Looks after the silent. Who didn't acknowledge in time is asked once more; who then is silent still is a hole, and at the deadline all
    /// are who haven't answered: those are asked once more too, for what they have now comes late but isn't lost.
    /// </summary>
    /// <returns>Whom to send the request again.</returns>
    public IReadOnlyList<(NodeName Child, MapRequest Request)> Chase(TimeSpan now)
    {
        var again = new List<(NodeName, MapRequest)>();
        foreach (var (child, branch) in _branches.Where(branch => branch.Value.IsAwaited))
        {
            var isOver = now >= deadline;
            var isSilent = branch.Stage == BranchStage.Sent && now >= branch.AcknowledgeBy;
            if ((isOver || isSilent) && !branch.IsAskedAgain)
            {
                var left = Math.Max(0, branch.Request.Patience - (now - branch.At).TotalMilliseconds);
                again.Add((child, branch.Request with { Patience = left }));
                Spend(branch.Request);
                (branch.IsAskedAgain, branch.At, isSilent) = (true, now, false);
            }

            if (isOver || isSilent)
            {
                branch.Stage = BranchStage.Late;
                _holes.Add(child);
            }
        }

        return again;
    }

    /// <summary>When it has to be looked after next; null when that was said before.</summary>
    public TimeSpan? Alarm(TimeSpan now)
    {
        var due = _branches.Values.Where(branch => branch.Stage == BranchStage.Sent).Select(branch => branch.AcknowledgeBy).Append(deadline).Min();
        if (_alarm > now && _alarm <= due)
        {
            return null;
        }

        _alarm = due;
        return due;
    }

    /// <summary>The nearest answer first, so the first reports are of the nearest nodes.</summary>
    public MapAnswer Answer() => First = Part([.. _reports.Values.Take(request.MostNodes)], [.. _holes.Where(hole => !_reports.ContainsKey(hole))], Cost);

    /// <summary>What came after the answer.</summary>
    public MapAnswer Part(ImmutableArray<NodeReport> reports, ImmutableArray<NodeName> holes, MapCost cost) =>
        new(request.Id, request.Visit, _parts++, reports, holes, cost);
}
