using System.Text.Json.Nodes;
using Workflows.Engine.Catalog;

namespace Workflows.Definitions.Outlines;

/// <summary>
/// Writes an outline into the definition it was read from: what it doesn't change stays as it is, letter for letter,
/// and what is new gets a place on the canvas.
/// </summary>
internal sealed class OutlineWriter
{
    private readonly JsonObject definition;
    private readonly ActivityCatalog catalog;
    private readonly Dictionary<string, JsonObject> known;
    private readonly OutlineConditions conditions;
    private readonly List<JsonObject> wanted = [];
    private readonly List<FlowLine> lines = [];

    private OutlineWriter(JsonObject definition, ActivityCatalog catalog)
    {
        this.definition = definition;
        this.catalog = catalog;
        conditions = new OutlineConditions(definition);
        known = FlowJson
            .Activities(definition)
            .OfType<JsonObject>()
            .ToDictionary(activity => FlowJson.Text(activity["id"]) ?? "", StringComparer.Ordinal);
    }

    /// <summary>The definition with the outline in it; the one given is left alone.</summary>
    /// <exception cref="InvalidRequestException">A block is of no known type, or stands there twice.</exception>
    public static JsonObject Write(JsonObject definition, Outline outline, ActivityCatalog catalog)
    {
        var written = definition.DeepClone().AsObject();
        var writer = new OutlineWriter(written, catalog);
        writer.Sequence(outline.Blocks, writer.PlaceOf(outline.Exit, after: null));
        writer.ReplaceActivities();
        writer.ReplaceConnections();
        if (UsesFields(outline))
            new FlowFields(written).Keep();
        return written;
    }

    private void Sequence(IReadOnlyList<OutlineBlock> blocks, string? exit)
    {
        for (var i = 0; i < blocks.Count; i++)
            Block(blocks[i], i + 1 < blocks.Count ? blocks[i + 1].Id : exit);
    }

    private void Block(OutlineBlock block, string? next)
    {
        Add(Activity(block), block.Id);
        var join = JoinOf(block, next);
        var after = join ?? next;
        foreach (var way in block.Ways)
        {
            var end = PlaceOf(way.Exit, after);
            if ((way.Blocks.Count > 0 ? way.Blocks[0].Id : end) is { } target)
                lines.Add(new FlowLine(block.Id, way.Port, target));
            Sequence(way.Blocks, end);
        }

        if (join is null)
            return;
        Add(known.GetValueOrDefault(join) ?? NewActivity.Join(join), join);
        if (next is not null)
            lines.Add(new FlowLine(join, Engine.Activities.Activity.Done, next));
    }

    // New branches are always brought together on the canvas; else an activity that follows does it by itself.
    private string? JoinOf(OutlineBlock block, string? next)
    {
        var isNeeded =
            block.Kind is BlockKind.Parallel && (!known.ContainsKey(block.Id) || next is null || IsEnd(next));
        return block.JoinId ?? (isNeeded ? $"{block.Id}-join" : null);
    }

    private JsonObject Activity(OutlineBlock block)
    {
        var descriptor =
            catalog.Find(block.Type)
            ?? throw new InvalidRequestException(
                "unknown_activity",
                block.Id,
                $"“{block.Title}”的类型“{block.Type}”不存在。"
            );
        var activity = known.GetValueOrDefault(block.Id) ?? NewActivity.Of(block, descriptor, NewName(block.Title));
        FlowJson.SetTitle(activity, block.Title);
        if (block.Settings is { } settings && descriptor.Ns == "Approvals")
            FlowJson.SetSettings(activity, descriptor, settings);
        if (block.Kind is BlockKind.Condition)
            FlowCases.Set(activity, block.Ways, conditions.Expression);
        if (block.Kind is BlockKind.Parallel)
            FlowJson.SetBranches(activity, [.. block.Ways.Select(way => way.Port)]);
        return activity;
    }

    private string? PlaceOf(OutlineExit exit, string? after)
    {
        if (exit.Kind is ExitKind.Next)
            return after;
        if (exit.Kind is ExitKind.Stop || exit.To is not { Length: > 0 } to)
            return null;
        if (exit.Kind is ExitKind.End && !IsWanted(to))
            Add(known.GetValueOrDefault(to) ?? NewActivity.End(to), to);
        return to;
    }

    private void Add(JsonObject activity, string id)
    {
        if (IsWanted(id))
            throw new InvalidRequestException("block_twice", id, $"“{FlowJson.TitleOf(activity)}”在流程里出现了两次。");
        wanted.Add(activity);
    }

    private bool IsWanted(string id) => wanted.Exists(activity => FlowJson.Text(activity["id"]) == id);

    private bool IsEnd(string id) =>
        known.TryGetValue(id, out var activity)
            ? catalog.Find(FlowJson.Text(activity["type"]) ?? "")?.IsTerminal == true
            : wanted.Exists(one => FlowJson.Text(one["id"]) == id && FlowJson.Text(one["type"]) == NewActivity.EndType);

    private string NewName(string title)
    {
        var names = known
            .Values.Concat(wanted)
            .Select(activity => FlowJson.Text(activity["name"]))
            .ToHashSet(StringComparer.Ordinal);
        var name = title;
        for (var number = 2; names.Contains(name); number++)
            name = $"{title}{number}";
        return name;
    }

    private void ReplaceActivities()
    {
        var activities = FlowJson.Activities(definition);
        NewPlaces.Find([.. wanted], lines, known.Keys.ToHashSet(StringComparer.Ordinal));
        foreach (var gone in activities.Where(one => !wanted.Contains(one!)).ToArray())
            activities.Remove(gone);
        foreach (var added in wanted.Where(one => one.Parent is null))
            activities.Add(added);
    }

    // A connection that stays is left as it is, and one that only leads elsewhere now keeps its place among them.
    private void ReplaceConnections()
    {
        if (definition["root"]!["connections"] is not JsonArray connections)
            definition["root"]!["connections"] = connections = [];
        var missing = lines.Distinct().ToList();
        var free = new List<JsonNode>();
        foreach (var connection in connections.ToArray())
        {
            var line = FlowJson.LineOf(connection);
            if (lines.Contains(line))
                missing.Remove(line);
            else if (known.ContainsKey(line.Source) && known.ContainsKey(line.Target))
                free.Add(connection!);
        }
        foreach (var connection in free)
        {
            var old = FlowJson.LineOf(connection);
            var i = missing.FindIndex(line => line.Source == old.Source && line.Port == old.Port);
            if (i < 0)
            {
                connections.Remove(connection);
                continue;
            }
            connections[connections.IndexOf(connection)] = NewActivity.Connection(missing[i]);
            missing.RemoveAt(i);
        }
        foreach (var line in missing)
            connections.Add(NewActivity.Connection(line));
    }

    private static bool UsesFields(Outline outline) =>
        outline
            .AllBlocks()
            .SelectMany(block => block.Ways)
            .Any(way => way.Condition?.Fact?.StartsWith("field:", StringComparison.Ordinal) == true);
}
