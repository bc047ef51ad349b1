namespace Fog.Cli.Doctor.Facts;

/// <summary>Something that was tried on this host.</summary>
/// <param name="Worked">Null when it could not be tried, for want of root or of the program.</param>
/// <param name="Detail">What was seen: a time, or the last line of the error.</param>
public sealed record Attempt(bool? Worked, string Detail)
{
    public static Attempt NotTried(string why) => new(null, why);
}
