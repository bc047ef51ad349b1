using System.Globalization;

namespace Fog.Agent.Runc;

/// <summary>Finds the numbers behind an image's user: <c>1000</c>, <c>1000:1000</c>, <c>app</c>, <c>app:staff</c>, or nothing for root.</summary>
internal static class PasswdUser
{
    /// <param name="user">As the image says it.</param>
    /// <param name="passwd">The image's /etc/passwd; empty when it has none.</param>
    /// <param name="group">The image's /etc/group; empty when it has none.</param>
    public static OciUser Resolve(string user, string passwd, string group)
    {
        if (user.Length == 0)
        {
            return new OciUser(0, 0);
        }

        var parts = user.Split(':', 2);
        var entry = Entry(passwd, parts[0]);
        var uid = Number(parts[0]) ?? Number(entry, 2)
            ?? throw new FogException($"The image's user '{parts[0]}' isn't in its /etc/passwd: use a number.");
        var gid = parts.Length == 1
            ? Number(entry, 3) ?? 0
            : Number(parts[1]) ?? Number(Entry(group, parts[1]), 2)
                ?? throw new FogException($"The image's group '{parts[1]}' isn't in its /etc/group: use a number.");
        return new OciUser(uid, gid);
    }

    private static string[]? Entry(string file, string name) =>
        file.Split('\n').Select(line => line.Split(':')).FirstOrDefault(fields => fields[0] == name);

    private static uint? Number(string text) => uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static uint? Number(string[]? fields, int index) => fields?.Length > index ? Number(fields[index]) : null;
}
