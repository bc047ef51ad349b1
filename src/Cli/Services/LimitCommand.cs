using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client;

namespace Fog.Cli.Services;

/// <summary><c>fog limit</c>.</summary>
internal static class LimitCommand
{
    private const string Least = "6Mi";

    public static Command Create()
    {
        var (task, output) = (Arguments.Task(), OutputOption.Create());
        var cpu = new Option<double?>("--cpu") { Description = "Cores, for example 0.5.", HelpName = "CORES" };
        cpu.Validators.Add(result => Check(result, cpu, value => value is > 0 and <= 1024, "a number of cores above 0 and up to 1024, such as 0.25"));
        var memory = new Option<long?>("--memory") { Description = "Memory, for example 128Mi.", HelpName = "QUANTITY", CustomParser = Bytes };
        var command = new Command("limit", "Change what a running task may use; its process goes on. The next deploy of the file sets what the file says.") { task, cpu, memory, output };
        command.Validators.Add(result =>
        {
            if (result.GetResult(cpu) is null && result.GetResult(memory) is null)
            {
                result.AddError("Say what to change: --cpu, --memory or both.");
            }
        });
        command.Do(async (parsed, client, cancel) =>
        {
            var receipt = await client.Limit(parsed.GetValue(task), new LimitChange(parsed.GetValue(cpu), parsed.GetValue(memory)), cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(output) == "json"
                ? Json.Of(receipt)
                : $"{receipt.Task} on {receipt.Node} may use {Text(receipt.After)}; before: {Text(receipt.Before)}.");
            return 0;
        });
        return command;
    }

    private static void Check(OptionResult result, Option<double?> option, Func<double?, bool> holds, string form)
    {
        if (result.Errors.Any() || !holds(result.GetValue(option)))
        {
            result.AddError($"{option.Name}: expected {form}.");
        }
    }

    private static long? Bytes(ArgumentResult result)
    {
        if (Quantity.TryParse(result.Tokens.Single().Value, out var bytes) && Quantity.TryParse(Least, out var least) && bytes >= least)
        {
            return bytes;
        }

        result.AddError($"--memory: expected a quantity such as 64Mi or 1Gi, at least {Least}, found '{result.Tokens.Single().Value}'.");
        return null;
    }

    private static string Text(Resources limits) =>
        string.Create(CultureInfo.InvariantCulture, $"{limits.Cpu:0.###} cores and {Tables.Bytes(limits.Memory)}");
}
