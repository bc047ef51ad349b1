namespace Fog.Lab.Shaping;

/// <summary>Which shaper stands in which direction. A direction whose rule stays the same keeps its state and its chance.</summary>
internal sealed class ShaperTable
{
    private Dictionary<(int From, int To), LinkShaper> _shapers = [];

    public LinkShaper? Find(int from, int to) => _shapers.GetValueOrDefault((from, to));

    public void Load(SwitchRules rules) =>
        _shapers = rules.Rules.ToDictionary(
            r => (r.From, r.To),
            r => Find(r.From, r.To) is { } old && old.Shape == r.Shape ? old : new LinkShaper(r.Shape, new Random(Seed(rules.Seed, r))));

    /// <summary>Its own chance for each direction, so that traffic on one link doesn't change what another one loses.</summary>
    private static int Seed(int seed, SwitchRule rule) => unchecked((((seed * 31337) + rule.From) * 1009) + rule.To);
}
