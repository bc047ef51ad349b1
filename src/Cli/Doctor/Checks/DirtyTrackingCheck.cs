using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>Pre-copy sends memory while the task runs and needs the kernel's soft-dirty bit.</summary>
public static class DirtyTrackingCheck
{
    public static Finding Judge(HostFacts host) => host.Criu.DirtyTracking switch
    {
        { Worked: true } => Finding.Ok("dirty tracking", Purpose.Migration, "soft-dirty"),
        { Worked: null, Detail: var why } => Finding.Limited("dirty tracking", Purpose.Migration, why, "not known whether pre-copy is possible"),
        _ => Finding.Limited("dirty tracking", Purpose.Migration, "no soft-dirty",
            "pre-copy is not offered, delta pre-copy is used instead; only a kernel with CONFIG_MEM_SOFT_DIRTY has it"),
    };
}
