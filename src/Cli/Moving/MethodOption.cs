using System.CommandLine;

namespace Fog.Cli.Moving;

/// <summary>A method of moving memory, as people write it.</summary>
internal static class MethodOption
{
    private static readonly (string Name, MigrationMethod Method)[] Names =
    [
        ("stop-and-copy", MigrationMethod.StopAndCopy),
        ("pre-copy", MigrationMethod.PreCopy),
        ("delta-pre-copy", MigrationMethod.DeltaPreCopy),
        ("post-copy", MigrationMethod.PostCopy),
    ];

    public static Option<string?> Create()
    {
        var option = new Option<string?>("--method") { Description = "How the memory travels; left out: the method with the shortest predicted standstill." };
        option.AcceptOnlyFromAmong([.. Names.Select(each => each.Name)]);
        return option;
    }

    public static MigrationMethod? Parse(string? name) => name is null ? null : Names.Single(each => each.Name == name).Method;

    public static string Name(MigrationMethod method) => Names.Single(each => each.Method == method).Name;
}
