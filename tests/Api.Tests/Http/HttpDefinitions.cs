using System.Text.Json.Nodes;
using static Workflows.Api.Tests.Studio.Definitions;

namespace Workflows.Api.Tests.Http;

/// <summary>HTTP activities, written as Elsa's designer writes them.</summary>
internal static class HttpDefinitions
{
    /// <summary>An endpoint that starts its flow.</summary>
    public static JsonObject Endpoint(
        string id,
        string path,
        string method = "GET",
        params (string Name, JsonNode Value)[] properties
    )
    {
        var endpoint = Waiting(id, path, method, properties);
        endpoint["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        return endpoint;
    }

    /// <summary>An endpoint in the middle of a flow.</summary>
    public static JsonObject Waiting(
        string id,
        string path,
        string method = "GET",
        params (string Name, JsonNode Value)[] properties
    ) =>
        Activity(
            id,
            "HttpEndpoint",
            [
                ("path", Literal(path)),
                ("supportedMethods", Input("Object", $"""["{method}"]""", "String[]")),
                .. properties,
            ]
        );

    public static JsonObject Reply(string id, string script, string status = "OK") =>
        Activity(
            id,
            "WriteHttpResponse",
            ("statusCode", Literal(status, "HttpStatusCode")),
            ("content", Input("JavaScript", script, "Object"))
        );

    /// <summary>A request to another server; what follows no answer answers the caller with 502 or 504.</summary>
    public static JsonObject Send(string id, string url, params (string Name, JsonNode Value)[] properties) =>
        Activity(
            id,
            "SendHttpRequest",
            [
                ("url", Literal(url)),
                ("failedToConnect", Reply($"{id}-lost", "'lost'", "BadGateway")),
                ("timeout", Reply($"{id}-late", "'late'", "GatewayTimeout")),
                .. properties,
            ]
        );

    public static string NewPath() => Guid.CreateVersion7().ToString("N");
}
