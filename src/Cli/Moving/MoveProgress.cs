using Fog.Cli.Output;

namespace Fog.Cli.Moving;

/// <summary>Shows a move going on: a line whenever something else goes on than before.</summary>
internal sealed class MoveProgress(TextWriter output, bool json) : IProgress<MigrationStatus>
{
    private string _last = "";

    /// <inheritdoc/>
    public void Report(MigrationStatus value)
    {
        var line = MoveText.Progress(value);
        if (line == _last || value.Report is not null)
        {
            return;
        }

        _last = line;
        output.WriteLine(json ? Json.LineOf(value) : line);
    }
}
