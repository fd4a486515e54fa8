using System.Collections.Concurrent;
using System.Text.Json;

namespace Workflows.Plans;

/// <summary>A step as its designer placed it.</summary>
/// <param name="Id">The activity's id.</param>
/// <param name="Title">What the designer calls it.</param>
/// <param name="Type">The activity's type name.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record DrawnStep(string Id, string Title, string Type, double X, double Y, double Width, double Height);

/// <summary>A line from one step to the next.</summary>
/// <param name="From">Where it leaves.</param>
/// <param name="Port">The outcome it is taken on.</param>
/// <param name="To">Where it arrives.</param>
public sealed record DrawnLine(string From, string Port, string To);

/// <summary>The steps of a definition's outermost level and the lines between them.</summary>
public sealed record FlowDrawing(IReadOnlyList<DrawnStep> Steps, IReadOnlyList<DrawnLine> Lines)
{
    private const double Width = 160;
    private const double Height = 60;
    private const double Gap = 60;

    /// <summary>Reads a definition. Steps without a place stand in a row; where no lines are drawn, each leads to the next.</summary>
    public static FlowDrawing Read(string definition)
    {
        using var document = JsonDocument.Parse(definition);
        if (!document.RootElement.TryGetProperty("root", out var root))
            return new FlowDrawing([], []);
        var steps = Items(root, "activities").Select(StepOf).ToList();
        if (steps.Count == 0)
            return new FlowDrawing([StepOf(root, 0)], []);
        var lines = root.TryGetProperty("connections", out _)
            ? Items(root, "connections").Select(LineOf)
            : steps.Zip(steps.Skip(1), (from, to) => new DrawnLine(from.Id, "Done", to.Id));
        return new FlowDrawing(steps, [.. lines]);
    }

    private static DrawnStep StepOf(JsonElement activity, int index)
    {
        var id = Text(activity, "id") ?? "";
        var type = Text(activity, "type") ?? "";
        var metadata = Member(activity, "metadata");
        var designer = Member(metadata, "designer");
        var position = Member(designer, "position");
        var size = Member(designer, "size");
        return new DrawnStep(
            id,
            Text(metadata, "displayText") ?? Text(activity, "name") ?? id,
            type,
            Number(position, "x") ?? index * (Width + Gap),
            Number(position, "y") ?? 0,
            Number(size, "width") is > 0 and var width ? width : Width,
            Number(size, "height") is > 0 and var height ? height : Height
        );
    }

    private static DrawnLine LineOf(JsonElement line)
    {
        var source = Member(line, "source");
        return new DrawnLine(
            Text(source, "activity") ?? "",
            Text(source, "port") ?? "Done",
            Text(Member(line, "target"), "activity") ?? ""
        );
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value
            ? value
            : null;

    private static double? Number(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}

/// <summary>Drawings of frozen definition versions, each read once: such a version never changes.</summary>
internal sealed class FlowDrawings
{
    private readonly ConcurrentDictionary<string, FlowDrawing> drawings = new(StringComparer.Ordinal);

    /// <summary>The drawing of a version, or null when it was not read yet.</summary>
    public FlowDrawing? Find(string versionId) => drawings.GetValueOrDefault(versionId);

    /// <summary>Keeps the drawing of a frozen version.</summary>
    public FlowDrawing Add(string versionId, FlowDrawing drawing) => drawings.GetOrAdd(versionId, drawing);
}
