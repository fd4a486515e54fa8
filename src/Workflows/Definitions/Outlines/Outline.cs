using System.Text.Json.Nodes;

namespace Workflows.Definitions.Outlines;

/// <summary>A flow as office people draw it (简易设计): blocks one below the other, some of which have blocks of their own.</summary>
/// <param name="Blocks">In the order the flow comes through them.</param>
/// <param name="Exit">Where it goes after the last one.</param>
public sealed record Outline(IReadOnlyList<OutlineBlock> Blocks, OutlineExit Exit)
{
    /// <summary>Every block, those within others after them.</summary>
    public IEnumerable<OutlineBlock> AllBlocks() => Blocks.SelectMany(block => block.AllBlocks());
}

/// <summary>An activity of the flow with the ways that leave it.</summary>
public sealed record OutlineBlock
{
    /// <summary>The activity's id.</summary>
    public required string Id { get; init; }

    /// <summary>The activity's type, such as <c>Approvals.Review</c>.</summary>
    public required string Type { get; init; }

    /// <summary>How it leads the flow on; the type says so.</summary>
    public BlockKind Kind { get; init; }

    /// <summary>What it is called on the canvas.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// The inputs given, by their name in JSON and as they stand there; null where they can only be edited in Studio.
    /// </summary>
    public JsonObject? Settings { get; init; }

    /// <summary>The ways that leave it, in the order of its outcomes.</summary>
    public required IReadOnlyList<OutlineWay> Ways { get; init; }

    /// <summary>The activity that brings its ways together again, where there is one for that.</summary>
    public string? JoinId { get; init; }

    internal IEnumerable<OutlineBlock> AllBlocks() =>
        Ways.SelectMany(way => way.Blocks).SelectMany(block => block.AllBlocks()).Prepend(this);
}

/// <summary>How a block leads the flow on.</summary>
public enum BlockKind
{
    /// <summary>It marks where the flow begins.</summary>
    Start,

    /// <summary>By its outcome, the first being the one that leads onward.</summary>
    Step,

    /// <summary>By the first condition that holds; the last way is for when none does.</summary>
    Condition,

    /// <summary>Every way at once.</summary>
    Parallel,
}

/// <summary>A way that leaves a block.</summary>
/// <param name="Port">The outcome it leaves by.</param>
/// <param name="Blocks">What comes on this way alone.</param>
/// <param name="Exit">Where it goes after that.</param>
public sealed record OutlineWay(string Port, IReadOnlyList<OutlineBlock> Blocks, OutlineExit Exit)
{
    /// <summary>When a condition's way is taken; null for the last one, which is taken when no other is.</summary>
    public OutlineCondition? Condition { get; init; }
}

/// <summary>Where a way goes at its end.</summary>
/// <param name="Kind">What kind of place.</param>
/// <param name="To">The step it leads back to, or the activity that ends the flow.</param>
public sealed record OutlineExit(ExitKind Kind, string? To = null)
{
    /// <summary>On to whatever follows.</summary>
    public static OutlineExit Next { get; } = new(ExitKind.Next);

    /// <summary>To nothing.</summary>
    public static OutlineExit Stop { get; } = new(ExitKind.Stop);
}

/// <summary>The kinds of places a way goes to at its end.</summary>
public enum ExitKind
{
    /// <summary>To what follows the block or the way around it.</summary>
    Next,

    /// <summary>Back to an earlier step (退回).</summary>
    Back,

    /// <summary>To an activity that ends the flow.</summary>
    End,

    /// <summary>To nothing: this way stops here.</summary>
    Stop,
}

/// <summary>When a way is taken: said in the office's words, or as an expression that only Studio edits.</summary>
/// <param name="Fact">What is looked at, one of <see cref="OutlineFact.Key"/>; null for an expression.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Value">With what.</param>
/// <param name="Expression">The expression as it stands in the definition.</param>
public sealed record OutlineCondition(
    string? Fact,
    FactComparison? Comparison,
    string? Value,
    JsonNode? Expression = null
);

/// <summary>How a fact is compared.</summary>
public enum FactComparison
{
    /// <summary>It is this.</summary>
    Is,

    /// <summary>It is something else.</summary>
    IsNot,

    /// <summary>It contains this text.</summary>
    Contains,

    /// <summary>It is a number greater than this.</summary>
    Above,

    /// <summary>It is this number or a greater one.</summary>
    AtLeast,

    /// <summary>It is a number less than this.</summary>
    Below,

    /// <summary>It is this number or a lesser one.</summary>
    AtMost,

    /// <summary>It was filled in.</summary>
    Filled,

    /// <summary>It was not filled in.</summary>
    Empty,
}

/// <summary>Something that conditions may look at.</summary>
/// <param name="Key">What a condition calls it, such as <c>field:venue</c> or <c>variable:Amount</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Options">What it may be, where that is known.</param>
public sealed record OutlineFact(string Key, string Name, IReadOnlyList<string> Options);
