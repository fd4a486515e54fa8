using Workflows.Engine.Activities;
using Workflows.Engine.Execution;

namespace Workflows.Approvals;

/// <summary>Presses everybody the task waits for to decide, its subtasks included, and goes on (催办).</summary>
/// <remarks>Whoever was urged a short while ago is left in peace, as when a person urges.</remarks>
[Activity("Approvals", "审批", DisplayName = "催办", Description = "提醒本任务所有还没有办理的人尽快办理，不等待。")]
public sealed class Urge : Activity
{
    /// <summary>What is said with it.</summary>
    [Input(DisplayName = "催办说明", UIHint = "multi-line")]
    public Input<string> Message { get; init; } = new();

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context) =>
        ActivityResult.Complete().With(new UrgingRequested(context.Get(Message)));
}

/// <summary>Everybody the instance's task waits for is to be urged.</summary>
public sealed record UrgingRequested(string? Message) : Effect;
