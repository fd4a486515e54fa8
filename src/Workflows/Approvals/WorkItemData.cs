using System.Text.Json;

namespace Workflows.Approvals;

/// <summary>What is handed in with a decision.</summary>
/// <param name="Text">What was done, in words; where it is missing the comment stands for it.</param>
/// <param name="Figures">Figures reported.</param>
/// <param name="Evidence">Ids of uploaded files that go with it.</param>
/// <param name="Form">Values of the step's form, by field.</param>
/// <param name="NextSigners">Who decides next, by user name or id, where the next step leaves it to this one.</param>
public sealed record WorkItemData(
    string? Text = null,
    IReadOnlyList<Figure>? Figures = null,
    IReadOnlyList<Guid>? Evidence = null,
    IReadOnlyDictionary<string, JsonElement>? Form = null,
    IReadOnlyList<string>? NextSigners = null
)
{
    /// <summary>Nothing handed in.</summary>
    public static WorkItemData Empty { get; } = new();
}

/// <summary>A number reported with a result.</summary>
/// <param name="Name">What was counted.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">Unit, such as 个 or 场.</param>
/// <param name="TargetId">The task's target it counts for, if any.</param>
public sealed record Figure(string Name, decimal Quantity, string? Unit = null, Guid? TargetId = null);
