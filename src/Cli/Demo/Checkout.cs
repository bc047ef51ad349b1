namespace Fog.Cli.Demo;

/// <summary>The checkout that this command was built from: the samples are there.</summary>
internal static class Checkout
{
    /// <exception cref="FogException">The command runs from somewhere else.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Fog.Orleans.sln")))
            {
                return folder.FullName;
            }
        }

        throw new FogException("The demo needs the samples of a checkout: run ./fog demo in one.");
    }
}
