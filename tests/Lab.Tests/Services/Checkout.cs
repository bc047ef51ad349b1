namespace Fog.Tests.Services;

/// <summary>Where the built programs and the samples are.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string Fog => Built("out/cli/fog");

    public static string Node => Built("out/node/fog-node");

    public static string Sample(string path) => Path.Combine(Root, "samples", path);

    private static string Built(string path) =>
        File.Exists(Path.Combine(Root, path)) ? Path.Combine(Root, path) : throw new InvalidOperationException($"{path} isn't built: './fog test' builds it first.");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Fog.Orleans.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests don't run from a checkout.");
        }

        return folder.FullName;
    }
}
