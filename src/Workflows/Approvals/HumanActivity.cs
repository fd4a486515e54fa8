using Workflows.Engine.Activities;
using Workflows.Engine.Bookmarks;
using Workflows.Engine.Execution;
using Workflows.Organization;

namespace Workflows.Approvals;

/// <summary>A step that waits for a person. What it waits with is data: the work item is made from the bookmark.</summary>
public abstract class HumanActivity : Activity
{
    /// <summary>Name of the bookmarks that work items are the face of. Stored, so never renamed.</summary>
    public const string BookmarkName = "Approvals.WorkItem";

    /// <summary>Key of the resuming input that holds the outcome chosen.</summary>
    public const string OutcomeKey = "Outcome";

    /// <summary>Whose people act.</summary>
    [Input(DisplayName = "办理部门", Description = "部门的标识或代码；留空表示办公室。")]
    public Input<string> Department { get; init; } = new();

    /// <summary>The role they need there.</summary>
    [Input(
        DisplayName = "办理角色",
        UIHint = "dropdown",
        Options = [
            nameof(Organization.Role.Handler),
            nameof(Organization.Role.DepartmentHead),
            nameof(Organization.Role.OfficeAdmin),
        ]
    )]
    public Input<string> Role { get; init; } = new(nameof(Organization.Role.Handler));

    /// <summary>The person who must act, when it is not any of that department and role.</summary>
    [Input(DisplayName = "办理人", Description = "人员的标识或登录名；留空表示由该部门该角色的人员认领。")]
    public Input<string> Assignee { get; init; } = new();

    /// <summary>What the step is called in inboxes and on record.</summary>
    [Input(DisplayName = "待办标题", IsRequired = true)]
    public Input<string> Title { get; init; } = new();

    /// <summary>The kind of work item the step opens.</summary>
    protected abstract WorkItemKind Kind { get; }

    /// <summary>What may be decided, the onward outcome first.</summary>
    protected abstract IReadOnlyList<WorkItemOutcome> Choices { get; }

    /// <inheritdoc/>
    public override ActivityResult Execute(ActivityExecutionContext context)
    {
        if (!Enum.TryParse<Role>(context.Get(Role), out var role))
            return ActivityResult.Fault(new InvalidOperationException($"办理角色“{context.Get(Role)}”不存在。"));

        var request = new WorkItemRequest(
            Kind,
            context.Get(Title) ?? "",
            context.Get(Department),
            role,
            Choices,
            context.Get(Assignee)
        );
        return ActivityResult.Wait(new BookmarkRequest(BookmarkName, request));
    }

    /// <inheritdoc/>
    public override ActivityResult Resume(
        ActivityExecutionContext context,
        Bookmark bookmark,
        IReadOnlyDictionary<string, object?> input
    ) => ActivityResult.Complete((string)input[OutcomeKey]!);
}

/// <summary>The payload of a human activity's bookmark.</summary>
/// <param name="Kind">The kind of work item.</param>
/// <param name="Title">What the step is called.</param>
/// <param name="Department">Id or code of the department; the office when empty.</param>
/// <param name="Role">The role needed there.</param>
/// <param name="Outcomes">What may be decided, the onward outcome first.</param>
/// <param name="Assignee">Id or user name of the person who must act; anybody of the department and role when empty.</param>
public sealed record WorkItemRequest(
    WorkItemKind Kind,
    string Title,
    string? Department,
    Role Role,
    IReadOnlyList<WorkItemOutcome> Outcomes,
    string? Assignee = null
);
