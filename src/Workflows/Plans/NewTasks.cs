using Workflows.Documents;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>Makes tasks of a plan from drafts the office has checked.</summary>
/// <param name="planId">The plan.</param>
/// <param name="names">Matches the departments, and collects what is wrong with a draft.</param>
/// <param name="today">The day before which no task may be due.</param>
/// <param name="now">The moment.</param>
internal sealed class NewTasks(Guid planId, NameMatcher names, DateOnly today, DateTimeOffset now)
{
    /// <summary>The task of a draft; null when a name in it could not be matched.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="index">Its place among the drafts, which a problem with it names.</param>
    /// <param name="order">Its place in the plan.</param>
    public PlanTask? Of(TaskDraft draft, int index, int order)
    {
        names.CheckDueOn(draft, index, today);
        if (names.Match(draft, index) is not { } match)
            return null;

        var task = new PlanTask
        {
            PlanId = planId,
            Order = order,
            Number = draft.Number,
            Title = draft.Title.Trim(),
            SectionNumber = draft.Section,
            Text = draft.Text,
            LeadDepartmentId = match.LeadId,
        };
        task.Targets.AddRange((draft.Targets ?? []).Select((target, position) => TargetOf(task.Id, target, position)));
        task.Participants.AddRange(
            match.Participants.Select(
                (participant, position) =>
                    new Participant
                    {
                        DepartmentId = participant.DepartmentId,
                        Order = position,
                        Origin = participant.Origin,
                        GroupName = participant.GroupName,
                        JoinedAt = now,
                    }
            )
        );
        task.SetDueOn(draft.DueOn);
        if (draft.Period is { } rule)
            task.SetCycle(TaskCycle.Of(rule, today));
        return task;
    }

    /// <summary>A target as the document states it.</summary>
    public static Target TargetOf(Guid taskId, TargetDraft draft, int order) =>
        new()
        {
            TaskId = taskId,
            Order = order,
            Text = draft.Text,
            Quantity = draft.Quantity,
            Unit = draft.Unit,
            Comparison = draft.Comparison,
            Period = draft.Period,
        };
}
