using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>Post-copy starts a task before its memory has arrived: userfaultfd, and a pipe of 4 MiB at the source.</summary>
public static class LazyPagesCheck
{
    /// <summary>CRIU asks for a pipe of this size and, refused, breaks off with "splice: Bad file descriptor".</summary>
    public const long PipeSize = 4194304;

    public static Finding Judge(HostFacts host) => host.Criu.LazyPages switch
    {
        { Worked: true } when !host.Kernel.MayPassLimits && host.Kernel.PipeMaxSize < PipeSize =>
            Finding.Limited("lazy pages", Purpose.Migration, $"userfaultfd, pipes up to {host.Kernel.PipeMaxSize} bytes",
                "post-copy fails here: a larger pipe is refused without CAP_SYS_RESOURCE", $"sysctl -w fs.pipe-max-size={PipeSize}"),
        { Worked: true } => Finding.Ok("lazy pages", Purpose.Migration, "userfaultfd"),
        { Worked: null, Detail: var why } => Finding.Limited("lazy pages", Purpose.Migration, why, "not known whether post-copy is possible"),
        _ => Finding.Limited("lazy pages", Purpose.Migration, "no userfaultfd events",
            "post-copy is not offered, the other methods are; only a kernel with CONFIG_USERFAULTFD has it"),
    };
}
