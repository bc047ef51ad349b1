using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Fog.Lab.Files;

/// <summary>Collects all that is wrong in one file, so that it can be mended in one go.</summary>
internal sealed class SpecProblems(string file)
{
    private readonly SortedList<(long Line, int Order), string> _found = [];

    /// <summary>"lab.yaml:7: hosts[1].cpus: expected a number above 0, got "many"".</summary>
    public void Add(YamlNode node, string field, string problem) => Add(node.Start.Line, field, problem);

    public void Add(long line, string field, string problem)
    {
        var where = field.Length == 0 ? "" : $" {field}:";
        _found.Add((line, _found.Count), string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{where} {problem}"));
    }

    /// <exception cref="LabException">Something is wrong; one line for each.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            throw new LabException(string.Join('\n', _found.Values));
        }
    }
}
