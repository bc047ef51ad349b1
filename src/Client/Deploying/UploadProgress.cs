namespace Fog.Client;

/// <summary>How far the bulk data of a deploy is on its way to the initiator's node.</summary>
/// <param name="Field">The first field of the spec file that names the folder, for example <c>tasks.web.build</c>.</param>
/// <param name="Folder">Absolute path of the folder.</param>
/// <param name="Blob">Digest and size of its archive.</param>
/// <param name="Sent">Bytes that are on their way or there.</param>
/// <param name="Stage">What is going on.</param>
public sealed record UploadProgress(string Field, string Folder, Blob Blob, long Sent, UploadStage Stage);

/// <summary>Where one folder is.</summary>
public enum UploadStage
{
    /// <summary>The node has it already; nothing was sent.</summary>
    Present,

    /// <summary>It is being sent.</summary>
    Sending,

    /// <summary>The node has it and found its digest right.</summary>
    Sent,
}
