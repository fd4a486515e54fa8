using System.Text.Json.Nodes;

namespace Workflows.Tests.Engine;

/// <summary>Builds definitions in a few words.</summary>
internal static class Json
{
    public static string Workflow(JsonObject root, params JsonObject[] variables) =>
        Workflow(root, _ => { }, variables);

    public static string Workflow(JsonObject root, Action<JsonObject> change, params JsonObject[] variables)
    {
        var definition = new JsonObject
        {
            ["id"] = "version1",
            ["definitionId"] = "definition",
            ["name"] = "Test",
            ["version"] = 1,
            ["toolVersion"] = "3.5.1.0",
            ["variables"] = new JsonArray([.. variables]),
            ["options"] = new JsonObject(),
            ["root"] = root,
        };
        change(definition);
        return definition.ToJsonString();
    }

    public static JsonObject Variable(string name, string type = "Object", string? value = null, bool kept = true) =>
        new()
        {
            ["id"] = name + "Id",
            ["name"] = name,
            ["typeName"] = type,
            ["value"] = value,
            ["storageDriverTypeName"] = kept ? "WorkflowInstanceStorageDriver" : null,
        };

    public static JsonObject Node(string type, string id, params (string Name, JsonNode? Value)[] properties)
    {
        var node = new JsonObject
        {
            ["type"] = "Elsa." + type,
            ["id"] = id,
            ["name"] = id,
            ["version"] = 1,
        };
        foreach (var (name, value) in properties)
            node[name] = value;
        return node;
    }

    public static JsonObject Line(string text) => Node("WriteLine", text, ("text", Literal(text)));

    public static JsonObject Script(string id, string script) => Node("WriteLine", id, ("text", Js(script)));

    public static JsonObject Event(string name) => Node("Event", name, ("eventName", Literal(name)));

    public static JsonObject Set(string variable, JsonObject value) =>
        Node(
            "SetVariable",
            "Set" + Guid.CreateVersion7().ToString("N"),
            ("variable", new JsonObject { ["id"] = variable + "Id" }),
            ("value", value)
        );

    public static JsonObject Sequence(params JsonObject[] activities) =>
        Node(
            "Sequence",
            "Sequence" + Guid.CreateVersion7().ToString("N"),
            ("activities", new JsonArray([.. activities]))
        );

    /// <summary>A flowchart; connections are written <c>A.True->B</c>, with Done when there is no port.</summary>
    public static JsonObject Flow(JsonObject[] activities, params string[] connections) =>
        Node(
            "Flowchart",
            "Flowchart" + Guid.CreateVersion7().ToString("N"),
            ("activities", new JsonArray([.. activities])),
            ("connections", new JsonArray([.. connections.Select(Connection)]))
        );

    public static JsonObject Literal(object value, string type = "String") =>
        Wrapped(type, "Literal", JsonValue.Create(value.ToString()));

    public static JsonObject Js(string script, string type = "Object") => Wrapped(type, "JavaScript", script);

    public static JsonObject Object(string json) => Wrapped("Object", "Object", json);

    public static JsonObject Wrapped(string typeName, string type, JsonNode? value) =>
        new()
        {
            ["typeName"] = typeName,
            ["expression"] = new JsonObject { ["type"] = type, ["value"] = value },
        };

    public static JsonObject Output(string target) =>
        new()
        {
            ["typeName"] = "Object",
            ["memoryReference"] = new JsonObject { ["id"] = target },
        };

    private static JsonObject Connection(string text)
    {
        var ends = text.Split("->");
        var source = ends[0].Split('.', 2);
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : "Done" },
            ["target"] = new JsonObject { ["activity"] = ends[1], ["port"] = "In" },
        };
    }
}
