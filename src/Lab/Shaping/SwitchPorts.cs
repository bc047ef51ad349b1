using Fog.Lab.Native;

namespace Fog.Lab.Shaping;

/// <summary>The cards of the switch, by the index of their host.</summary>
internal sealed class SwitchPorts(Poll poll)
{
    private readonly Dictionary<int, Tap> _taps = [];

    public Tap? Find(int index) => _taps.GetValueOrDefault(index);

    /// <summary>Makes the cards that are missing and drops those that aren't wanted, or whose host went and came back.</summary>
    public void Load(SwitchRules rules)
    {
        var wanted = rules.Ports.ToDictionary(p => p.Index, p => (p.NamespaceFile, Home: FileNumber.Of(p.NamespaceFile)));
        foreach (var index in _taps.Keys.Where(i => !wanted.TryGetValue(i, out var port) || port.Home != _taps[i].Home).ToArray())
        {
            Drop(index);
        }

        foreach (var (index, (file, home)) in wanted)
        {
            if (home is not null && !_taps.ContainsKey(index))
            {
                var tap = Tap.Open(file, ShapedRoutes.Card);
                _taps.Add(index, tap);
                poll.Watch(tap.File, index);
            }
        }
    }

    /// <summary>Its host lost power, or no link of it is shaped any more.</summary>
    public void Drop(int index)
    {
        if (_taps.Remove(index, out var tap))
        {
            tap.Dispose();
        }
    }
}
