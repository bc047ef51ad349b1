namespace Fog.Cli.Doctor.Facts;

/// <summary>The kernel and the settings of it that a fog feels.</summary>
/// <param name="Release">As in uname -r.</param>
/// <param name="PipeMaxSize">fs.pipe-max-size in bytes.</param>
/// <param name="InotifyInstances">fs.inotify.max_user_instances; each .NET task and each node takes one or two.</param>
/// <param name="MayPassLimits">The process has CAP_SYS_RESOURCE, for which PipeMaxSize is no limit.</param>
public sealed record KernelFacts(string Release, long PipeMaxSize, long InotifyInstances, bool MayPassLimits);
