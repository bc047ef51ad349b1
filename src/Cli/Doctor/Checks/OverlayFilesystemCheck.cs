using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>A task's root is an overlay: the image's layers below, its own read-write layer above.</summary>
public static class OverlayFilesystemCheck
{
    public static Finding Judge(HostFacts host) => host.OverlayFilesystem switch
    {
        { Worked: true } => Finding.Ok("overlayfs", Purpose.Tasks, "mounted one for a test"),
        { Worked: null, Detail: var why } => Finding.Limited("overlayfs", Purpose.Tasks, why, "not known whether a task's root can be mounted"),
        { Detail: var error } => Finding.Missing("overlayfs", Purpose.Tasks, error, "a task's root can't be mounted", "modprobe overlay"),
    };
}
