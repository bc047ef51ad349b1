namespace Fog.Cli.Doctor.Checks;

/// <summary>The command that installs a Debian package, as eng/setup would.</summary>
public static class Install
{
    public static string Package(string name) => $"apt-get install --no-install-recommends {name}";
}
