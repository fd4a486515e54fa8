using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflows.Engine.Bookmarks;

/// <summary>
/// Computes what bookmarks, triggers and stimuli are matched by: the SHA-256, in upper-case hex, of name, payload and
/// perhaps execution id, joined by a bar (Elsa's rule; its order and spelling are kept).
/// </summary>
public static class StimulusHash
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Hashes a stimulus.</summary>
    /// <param name="name">The stimulus' stable name.</param>
    /// <param name="payload">Its data; a string counts as it is, null is left out.</param>
    /// <param name="executionId">The execution it is meant for; null when it is for everyone who waits alike.</param>
    public static string Compute(string name, object? payload = null, string? executionId = null)
    {
        var text = payload switch
        {
            null => null,
            string value => value,
            _ => JsonSerializer.Serialize(payload, payload.GetType(), Options),
        };
        var parts = new[] { name, text, executionId }.Where(part => !string.IsNullOrEmpty(part));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))));
    }
}
