using Fog.Hosting;

namespace Fog.Agent.Runc;

/// <summary>Where a task's files are. What must survive a reboot is under the data directory, what must not under the run directory.</summary>
internal sealed class TaskFiles(NodeOptions options, TaskId task)
{
    /// <summary>The container's name for runc and conmon.</summary>
    public string Id { get; } = task.HostName;

    /// <summary>All of the task that survives a reboot.</summary>
    public string Home { get; } = Path.Combine(Homes(options), task.HostName);

    /// <summary>All of the task that doesn't.</summary>
    public string Run { get; } = Path.Combine(options.RunDirectory, "tasks", task.HostName);

    public string Record => Path.Combine(Home, "task.json");

    public string Bundle => Path.Combine(Home, "bundle");

    public string Config => Path.Combine(Bundle, "config.json");

    public string HostsFile => Path.Combine(Home, "hosts");

    public string Root => Path.Combine(Home, "root");

    public string Upper => Path.Combine(Home, "upper");

    public string Work => Path.Combine(Home, "work");

    public string Output => Path.Combine(Home, "output.log");

    public string PidFile => Path.Combine(Run, "pid");

    public string ConmonPidFile => Path.Combine(Run, "conmon.pid");

    public string RuncLog => Path.Combine(Run, "runc.log");

    public string OomFile => Path.Combine(Run, "oom");

    /// <summary>Where a move's images are: a tmpfs of their own while there are any.</summary>
    public string Images => Path.Combine(Run, "images");

    /// <summary>An empty directory that hides those of the kernel from a restored task.</summary>
    public string Empty => Path.Combine(Run, "empty");

    /// <summary>Where the worker of a restore finds the agent.</summary>
    public string RestoreSocket => Path.Combine(Run, "restore.socket");

    /// <summary>The control groups that the worker of a restore enters, one a line.</summary>
    public string RestoreGroups => Path.Combine(Run, "restore.groups");

    public string Exits => ExitsOf(options);

    public string ExitFile => Path.Combine(Exits, Id);

    public string RuncRoot => Path.Combine(options.RunDirectory, "runc");

    /// <summary>A level of its own named tasks would meet the file of that name in version 1 of control groups.</summary>
    public string Cgroup => $"{options.CgroupParent.TrimEnd('/')}/{Id}";

    /// <summary>What the kernel says of its control group.</summary>
    public ControlGroup Group => new(Cgroup);

    /// <summary>The directory that holds every task's home.</summary>
    public static string Homes(NodeOptions options) => Path.Combine(options.DataDirectory, "tasks");

    /// <summary>The directory in which conmon leaves exit codes.</summary>
    public static string ExitsOf(NodeOptions options) => Path.Combine(options.RunDirectory, "exits");

    /// <summary>When this returns, the directories are there, for root's eyes only.</summary>
    public void Create()
    {
        const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var directory in new[] { Home, Bundle, Run, Exits, RuncRoot })
        {
            Directory.CreateDirectory(directory, Mine);
        }
    }

    /// <summary>When this returns, nothing of the task is left on disk.</summary>
    public void Delete()
    {
        foreach (var directory in new[] { Home, Run }.Where(Directory.Exists))
        {
            Directory.Delete(directory, recursive: true);
        }

        File.Delete(ExitFile);
    }
}
