using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>A task has namespaces of its own, and so has each host of a lab.</summary>
public static class NamespaceCheck
{
    public static Finding Judge(HostFacts host) => host.Namespaces switch
    {
        { Worked: true } => Finding.Ok("namespaces", Purpose.Tasks, "net, pid, mnt, uts, ipc"),
        { Worked: null, Detail: var why } => Finding.Limited("namespaces", Purpose.Tasks, why, "not known whether tasks can be kept apart"),
        { Detail: var error } => Finding.Missing("namespaces", Purpose.Tasks, error,
            "tasks can't be kept apart; inside a container this needs --privileged"),
    };
}
