using System.Net;

namespace Fog.Client;

/// <summary>Says why a node didn't take an upload and what to do about it.</summary>
internal static class UploadRefusal
{
    private const int LongestAnswer = 300;

    public static string Subject(UploadProgress upload, NodeDescription node) =>
        $"Sending {upload.Field} ({upload.Folder}, {upload.Blob.Size:N0} bytes) to node {node.Name} at {node.Address}:{node.HttpPort}";

    public static async Task<string> Sentence(UploadProgress upload, NodeDescription node, HttpResponseMessage answer, CancellationToken ct)
    {
        var text = (await answer.Content.ReadAsStringAsync(ct)).Trim();
        var said = text.Length == 0 ? "" : $" ({(text.Length > LongestAnswer ? text[..LongestAnswer] : text)})";
        var reason = answer.StatusCode switch
        {
            HttpStatusCode.InsufficientStorage =>
                $"its disk is full{said}. Free some space there, or connect to another node by FOG_GATEWAYS.",
            HttpStatusCode.BadRequest => $"what arrived isn't what was sent{said}. Deploying again is safe.",
            _ => $"it answered {(int)answer.StatusCode} {answer.ReasonPhrase}{said}. Deploying again is safe.",
        };
        return $"{Subject(upload, node)}: {reason}";
    }
}
