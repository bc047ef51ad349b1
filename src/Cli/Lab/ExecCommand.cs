using System.CommandLine;

namespace Fog.Cli.Lab;

/// <summary>`fog lab exec HOST -- command`: this process becomes the command, so streams, terminal and exit code are its own.</summary>
internal static class ExecCommand
{
    public static Command Create()
    {
        var host = LabOptions.Host("HOST");
        var command = new Argument<string[]>("COMMAND") { Description = "The command and its arguments, after --.", Arity = ArgumentArity.OneOrMore };
        var exec = new Command("exec", "Run a command on a host.") { host, command };
        exec.Do((parsed, _) =>
        {
            LabOptions.Open(parsed).Host(parsed.GetRequiredValue(host)).Become(parsed.GetRequiredValue(command));
            return Task.CompletedTask;
        });
        return exec;
    }
}
