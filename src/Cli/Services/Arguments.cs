using System.CommandLine;

namespace Fog.Cli.Services;

/// <summary>Arguments that several verbs share.</summary>
internal static class Arguments
{
    /// <summary>A service spec file.</summary>
    public static Argument<FileInfo> SpecFile() => new("file") { Description = "The service spec, for example samples/hello/hello.yaml." };

    /// <summary>A service by name.</summary>
    public static Argument<string> Service() => new("service") { Description = "Name of a service; 'fog ps' lists them." };

    /// <summary>A task as <c>SERVICE/TASK</c>.</summary>
    public static Argument<TaskId> Task() => Parsed("task", "A task as SERVICE/TASK, for example hello/web.", TaskId.Parse);

    /// <summary>A name in parts.</summary>
    /// <param name="parse">Throws <see cref="FormatException"/> with what was expected.</param>
    public static Argument<T> Parsed<T>(string name, string description, Func<string, T> parse) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            try
            {
                return parse(result.Tokens.Single().Value);
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
                return default;
            }
        },
    };
}
