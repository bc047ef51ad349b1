using System.CommandLine;

namespace Fog.Cli;

/// <summary><c>fog completion</c>: what a shell needs to complete words; the words come from the command itself.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # fog: tab completion for bash. To use it: eval "$(fog completion bash)"
        _fog() {
          mapfile -t COMPREPLY < <(fog "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null | grep -- "^${COMP_WORDS[COMP_CWORD]}")
        }
        complete -o default -F _fog fog ./fog
        """;

    private const string Zsh = """
        # fog: tab completion for zsh. To use it: eval "$(fog completion zsh)"
        _fog() { compadd -- ${(f)"$(fog "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)"} }
        compdef _fog fog
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash or zsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh");
        var command = new Command("completion", "Print the tab completion of a shell.") { shell };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(shell) == "zsh" ? Zsh : Bash));
        return command;
    }
}
