using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Fog.Client;

/// <summary>
/// Passes a document on without the second of two equal keys, and reports it: YamlDotNet's model would stop at the first such key
/// and so hide every other problem of the file.
/// </summary>
internal sealed class DuplicateKeys(IParser inner, SpecFile file) : IParser
{
    private readonly Stack<Level> _levels = [];

    public ParsingEvent? Current => inner.Current;

    /// <summary>How far the document could be read.</summary>
    public Mark Reached { get; private set; } = new(0, 1, 1);

    public bool MoveNext()
    {
        while (inner.MoveNext())
        {
            Reached = inner.Current!.End;
            if (inner.Current is Scalar key && _levels.TryPeek(out var level) && level.ExpectsKey && !level.Keys.Add(key.Value))
            {
                file.Report(key.Start, level.Below(key.Value), "each key once", $"'{key.Value}' a second time", "keep one of the two");
                SkipValue();
                continue;
            }

            Follow(inner.Current);
            return true;
        }

        return false;
    }

    private void SkipValue()
    {
        var depth = 0;
        do
        {
            inner.MoveNext();
            depth += inner.Current!.NestingIncrease;
        }
        while (depth > 0);
    }

    private void Follow(ParsingEvent current)
    {
        switch (current)
        {
            case MappingStart or SequenceStart:
                _levels.Push(new Level(_levels.TryPeek(out var above) ? above.Below(above.Key) : "", current is MappingStart));
                break;
            case MappingEnd or SequenceEnd:
                _levels.Pop();
                Complete("?");
                break;
            case Scalar scalar:
                Complete(scalar.Value);
                break;
            case AnchorAlias:
                Complete("*");
                break;
        }
    }

    private void Complete(string text)
    {
        if (_levels.TryPeek(out var level))
        {
            level.Complete(text);
        }
    }

    /// <summary>A mapping or a list that is open.</summary>
    private sealed class Level(string path, bool mapping)
    {
        private int _nodes;

        public HashSet<string> Keys { get; } = [];

        public string Key { get; private set; } = "";

        public bool ExpectsKey => mapping && _nodes % 2 == 0;

        public string Below(string key) => !mapping ? $"{path}[{_nodes}]" : path.Length == 0 ? key : $"{path}.{key}";

        public void Complete(string text)
        {
            Key = ExpectsKey ? text : Key;
            _nodes++;
        }
    }
}
