using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflows.Api.Studio;

/// <summary>Reads a request's body that may have one of several shapes.</summary>
internal static class ElsaBody
{
    /// <summary>Reads the body as one shape.</summary>
    /// <exception cref="InvalidRequestException">A field has the wrong kind of value.</exception>
    public static T Read<T>(JsonObject body)
    {
        try
        {
            return body.Deserialize<T>(ElsaJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw new InvalidRequestException(
                "invalid_request",
                exception.Path?.TrimStart('$', '.') ?? "",
                $"字段“{exception.Path}”的值不符合要求。"
            );
        }
    }
}
