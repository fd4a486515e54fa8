using Workflows.Approvals;
using Workflows.Plans;
using Workflows.Reminders;

namespace Workflows.Assignments;

internal static class Urging
{
    /// <summary>What a person is told when somebody, or the flow, presses for a decision.</summary>
    public static Notice NoticeTo(
        Guid personId,
        WorkItem item,
        PlanTask task,
        string by,
        string? comment,
        DateTimeOffset now
    )
    {
        var text = $"{by}催您尽快办理任务{task.Number}“{task.Title}”的待办“{item.Title}”";
        return new Notice
        {
            PersonId = personId,
            Kind = NoticeKind.Urged,
            Title = $"催办：{item.Title}",
            Text = string.IsNullOrWhiteSpace(comment) ? $"{text}。" : $"{text}：{comment}",
            TaskId = item.TaskId,
            SubtaskId = item.SubtaskId,
            CreatedAt = now,
        };
    }
}
