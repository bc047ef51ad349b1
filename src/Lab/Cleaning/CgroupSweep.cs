namespace Fog.Lab.Cleaning;

/// <summary>
/// Removes the cgroups that a host's engine and tasks leave, in each hierarchy: one of version 2, or one for each controller of version 1.
/// Hosts that are namespaces of one kernel must be rid of theirs by hand when they lose power, as the next start finds none on a real host.
/// </summary>
internal static class CgroupSweep
{
    private const string Root = "/sys/fs/cgroup";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>All cgroups of the lab that exist.</summary>
    public static IEnumerable<string> OfLab(string lab) => All(name => Namespaces.Owns(lab, name));

    /// <summary>All cgroups of the host of that namespace that exist.</summary>
    public static IEnumerable<string> OfHost(string hostNamespace) => All(name => name == hostNamespace);

    /// <summary>The same after their last processes have gone; the kernel says EBUSY until they have.</summary>
    public static async Task Run(IEnumerable<string> folders, CancellationToken cancel)
    {
        var all = folders.ToArray();
        foreach (var folder in all)
        {
            var start = TimeProvider.System.GetTimestamp();
            while (!TryRemove(folder))
            {
                Thaw(all); // what keeps a process in one hierarchy may be the freezer of another
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                {
                    throw new LabException($"The cgroup {folder} still has processes after {Patience.TotalSeconds} s; see {folder}/cgroup.procs.");
                }

                await Task.Delay(Pause, TimeProvider.System, cancel);
            }
        }
    }

    /// <summary>A task that was frozen for a move when its host lost power ends only when it runs again (version 1).</summary>
    public static void Thaw(IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            Thaw(folder);
        }
    }

    private static IEnumerable<string> All(Func<string, bool> isMeant) =>
        Directory.Exists(Root)
            ? Directory.EnumerateDirectories(Root)
                .Prepend(Root)
                .SelectMany(Directory.EnumerateDirectories)
                .Where(folder => isMeant(Path.GetFileName(folder)))
            : [];

    private static void Thaw(string folder)
    {
        try
        {
            foreach (var state in Directory.EnumerateFiles(folder, "freezer.state", SearchOption.AllDirectories))
            {
                File.WriteAllText(state, "THAWED");
            }
        }
        catch (IOException)
        {
            // An engine that ends takes cgroups away meanwhile.
        }
    }

    private static bool TryRemove(string folder)
    {
        try
        {
            foreach (var child in Directory.EnumerateDirectories(folder))
            {
                if (!TryRemove(child))
                {
                    return false;
                }
            }

            Directory.Delete(folder);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
