using Workflows.Persistence;
using Workflows.Plans.Periods;

namespace Workflows.Plans;

/// <summary>One numbered task of a plan: led by one department, with others taking part (任务、督办事项).</summary>
public sealed class PlanTask : IVersioned
{
    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The plan that sets it.</summary>
    public Guid PlanId { get; init; }

    /// <summary>Order in the document, from 0.</summary>
    public required int Order { get; set; }

    /// <summary>Number as printed.</summary>
    public required string Number { get; init; }

    /// <summary>Title as printed.</summary>
    public required string Title { get; set; }

    /// <summary>Number of the section it stands in.</summary>
    public string? SectionNumber { get; init; }

    /// <summary>What is to be done, as printed.</summary>
    public required string Text { get; set; }

    /// <summary>The lead department (牵头部门): exactly one.</summary>
    public required Guid LeadDepartmentId { get; set; }

    /// <summary>How far the task is.</summary>
    public PlanTaskStatus Status { get; private set; }

    /// <summary>The day it is due (时限), if one was set.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The workflow that carries it, once launched.</summary>
    public string? WorkflowInstanceId { get; private set; }

    /// <summary>Subtasks neither completed nor cancelled. Kept here so that handing in and splitting exclude each other.</summary>
    public int OpenSubtaskCount { get; private set; }

    /// <summary>Subtasks ever created; gives each its number.</summary>
    public int SubtaskCount { get; private set; }

    /// <summary>When it was handed out (交办).</summary>
    public DateTimeOffset? HandedOutAt { get; private set; }

    /// <summary>When the lead accepted it (签收).</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>Whether the lead accepted it later than the office allows after handing out.</summary>
    public bool AcceptedLate { get; private set; }

    /// <summary>Since when it is suspended; null while it is not.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    /// <summary>What its flow waits for while it is suspended, and what it returns to.</summary>
    public PlanTaskStatus? SuspendedStatus { get; private set; }

    /// <summary>When the office gave it up (终止).</summary>
    public DateTimeOffset? TerminatedAt { get; private set; }

    /// <summary>How often its term was extended on request (延期).</summary>
    public int ExtensionCount { get; private set; }

    /// <summary>How often its result was sent back (退回).</summary>
    public int ReturnCount { get; private set; }

    /// <summary>When the office approved the result (办结).</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>Whether the result was approved after the day it was due.</summary>
    public bool CompletedLate { get; private set; }

    /// <summary>Working days from hand-out to approval; null until then.</summary>
    public int? WorkdaysTaken { get; private set; }

    /// <summary>When the office closed it (销号).</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>When the office filed it (归档).</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <summary>How often it reports; null for a task with one result at its end.</summary>
    public TaskCycle? Cycle { get; private set; }

    /// <summary>Departments that take part, in document order.</summary>
    public List<Participant> Participants { get; init; } = [];

    /// <summary>What the document asks to reach.</summary>
    public List<Target> Targets { get; init; } = [];

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>Whether work on it has ended.</summary>
    public bool HasEnded =>
        Status
            is PlanTaskStatus.Completed
                or PlanTaskStatus.Closed
                or PlanTaskStatus.Archived
                or PlanTaskStatus.Terminated;

    /// <summary>Whether there is an archive package of it.</summary>
    public bool HasArchive => Status is PlanTaskStatus.Closed or PlanTaskStatus.Archived;

    /// <summary>Whether its term runs: there is a light, and reminders are sent.</summary>
    public bool IsTimed => !HasEnded && Status is not PlanTaskStatus.Suspended;

    /// <summary>Whether the department leads it or takes part.</summary>
    public bool Involves(Guid departmentId) =>
        LeadDepartmentId == departmentId
        || Participants.Exists(participant => participant.DepartmentId == departmentId);

    /// <summary>Hands the task to a workflow (交办).</summary>
    public void Launch(string workflowInstanceId, DateTimeOffset now)
    {
        WorkflowInstanceId = workflowInstanceId;
        HandedOutAt = now;
    }

    /// <summary>Sets the day the task is due.</summary>
    /// <exception cref="RuleException">The task has ended.</exception>
    public void SetDueOn(DateOnly? dueOn)
    {
        if (HasEnded)
            throw new RuleException("task_ended", $"任务{Number}已办结或终止，不能再设定时限。");

        DueOn = dueOn;
    }

    /// <summary>Has the task report by periods from now on, or no more (周期报送).</summary>
    /// <exception cref="RuleException">The task has ended.</exception>
    public void SetCycle(TaskCycle? cycle)
    {
        if (HasEnded)
            throw new RuleException("task_ended", $"任务{Number}已办结或终止，不能再设定周期。");

        Cycle = cycle;
    }

    /// <summary>Its result was sent back.</summary>
    public void CountReturn() => ReturnCount++;

    /// <summary>Follows the workflow: a step now waits that means this status.</summary>
    public void Enter(PlanTaskStatus status, DateTimeOffset now)
    {
        if (Status is PlanTaskStatus.Suspended && status is not PlanTaskStatus.Closed)
        {
            SuspendedStatus = status;
            return;
        }

        Status = status;
        if (status is PlanTaskStatus.InProgress)
            AcceptedAt ??= now;
        if (status is PlanTaskStatus.Completed or PlanTaskStatus.Closed)
            CompletedAt ??= now;
        if (status is PlanTaskStatus.Closed)
            ClosedAt ??= now;
    }

    /// <summary>The result was approved on this day, so many working days after the hand-out.</summary>
    public void CountCompletion(DateOnly day, int workdays)
    {
        CompletedLate = DueOn < day;
        WorkdaysTaken = workdays;
    }

    /// <summary>The lead accepted it after the time the office allows for that.</summary>
    public void CountLateAcceptance() => AcceptedLate = true;

    /// <summary>Puts the task on hold (暂停).</summary>
    /// <exception cref="RuleException">It is on hold already, not handed out, or ended.</exception>
    public void Suspend(DateTimeOffset now)
    {
        EnsureUnderWay("暂停");
        SuspendedStatus = Status;
        SuspendedAt = now;
        Status = PlanTaskStatus.Suspended;
    }

    /// <summary>Takes the task up again (恢复).</summary>
    /// <exception cref="RuleException">It is not on hold.</exception>
    public void Resume()
    {
        if (Status is not PlanTaskStatus.Suspended)
            throw new RuleException("task_not_suspended", $"任务{Number}没有暂停，不能恢复。");

        Status = SuspendedStatus!.Value;
        SuspendedStatus = null;
        SuspendedAt = null;
    }

    /// <summary>Gives the task up (终止).</summary>
    /// <exception cref="RuleException">It is not handed out, or ended.</exception>
    public void Terminate(DateTimeOffset now)
    {
        if (Status is not PlanTaskStatus.Suspended)
            EnsureUnderWay("终止");
        Status = PlanTaskStatus.Terminated;
        SuspendedStatus = null;
        SuspendedAt = null;
        TerminatedAt = now;
    }

    /// <summary>Files the closed task (归档).</summary>
    /// <exception cref="RuleException">It is not closed, or filed already.</exception>
    public void Archive(DateTimeOffset now)
    {
        if (Status is not PlanTaskStatus.Closed)
            throw new RuleException("task_not_closed", $"任务{Number}不是已销号状态，不能归档；销号后归档一次。");

        Status = PlanTaskStatus.Archived;
        ArchivedAt = now;
    }

    /// <summary>Takes an ended task up again (恢复); what its flow waits for then says how far it is.</summary>
    /// <exception cref="RuleException">It has not ended, or is filed.</exception>
    public void Reopen()
    {
        if (Status is PlanTaskStatus.Archived)
            throw new RuleException("task_archived", $"任务{Number}已归档，不再办理。");
        if (!HasEnded)
            throw new RuleException("task_not_ended", $"任务{Number}还没有办结、销号或终止，不用恢复；可以跳转。");

        Status = PlanTaskStatus.InProgress;
        CompletedAt = null;
        CompletedLate = false;
        WorkdaysTaken = null;
        ClosedAt = null;
        TerminatedAt = null;
    }

    /// <summary>Another workflow carries it from now on.</summary>
    public void CarryOn(string workflowInstanceId) => WorkflowInstanceId = workflowInstanceId;

    /// <summary>Refuses unless the task was handed out, has not ended and is not on hold.</summary>
    /// <exception cref="RuleException">It is not under way.</exception>
    public void EnsureUnderWay(string act)
    {
        EnsureNotSuspended();
        if (HasEnded)
            throw new RuleException("task_ended", $"任务{Number}已办结或终止，不能{act}。");
        if (Status is PlanTaskStatus.AwaitingAssignment)
            throw new RuleException("task_not_handed_out", $"任务{Number}还没有交办，不能{act}。");
    }

    /// <summary>Refuses while the task is on hold.</summary>
    /// <exception cref="RuleException">It is on hold.</exception>
    public void EnsureNotSuspended()
    {
        if (Status is PlanTaskStatus.Suspended)
            throw new RuleException("task_suspended", $"任务{Number}已暂停，恢复后才能办理。");
    }

    /// <summary>Moves the term as the lead asked and the office granted (延期).</summary>
    public void Extend(DateOnly dueOn)
    {
        SetDueOn(dueOn);
        ExtensionCount++;
    }

    /// <summary>Gives the lead to another department (调整牵头).</summary>
    /// <param name="departmentId">The new lead; as a participant it is no longer listed.</param>
    /// <param name="keepFormer">Whether the former lead takes part from now on.</param>
    /// <param name="now">The moment.</param>
    public void ChangeLead(Guid departmentId, bool keepFormer, DateTimeOffset now)
    {
        var former = LeadDepartmentId;
        Participants.RemoveAll(participant => participant.DepartmentId == departmentId);
        LeadDepartmentId = departmentId;
        if (keepFormer)
            Join(former, ParticipantOrigin.FormerLead, now);
    }

    /// <summary>Splits off a subtask (分解).</summary>
    /// <exception cref="RuleException">The lead is not working on the task, or the department takes no part.</exception>
    public Subtask AddSubtask(
        Guid departmentId,
        string requirement,
        DateOnly? dueOn,
        Guid createdById,
        DateTimeOffset now
    )
    {
        if (Status is not PlanTaskStatus.InProgress)
            throw new RuleException(
                "task_not_in_progress",
                $"任务{Number}不在办理中，不能分解子任务；牵头部门签收后、报送前可以分解。"
            );
        if (!Involves(departmentId))
            throw new RuleException(
                "department_not_involved",
                $"该部门不是任务{Number}的牵头或参与部门；请先商请其参与。"
            );

        return Part(departmentId, requirement, dueOn, now, createdById);
    }

    /// <summary>A step of the task's flow hands a part to a department.</summary>
    public Subtask AddSubtaskOfStep(
        Guid departmentId,
        string requirement,
        DateOnly? dueOn,
        string? bookmarkId,
        DateTimeOffset now
    ) => Part(departmentId, requirement, dueOn > DueOn ? DueOn : dueOn ?? DueOn, now, bookmarkId: bookmarkId);

    /// <summary>Opens the period whose turn it is: the lead owes its result by the day the cycle says, not after the task's own.</summary>
    public Subtask OpenPeriod(Period period, DateTimeOffset now)
    {
        var dueOn = Cycle!.DueOn(period);
        Cycle.Passed(period);
        return Part(LeadDepartmentId, $"{period.Name}报送", dueOn > DueOn ? DueOn : dueOn, now, period: period);
    }

    private Subtask Part(
        Guid departmentId,
        string requirement,
        DateOnly? dueOn,
        DateTimeOffset now,
        Guid? createdById = null,
        Period? period = null,
        string? bookmarkId = null
    )
    {
        OpenSubtaskCount++;
        SubtaskCount++;
        return new Subtask
        {
            TaskId = Id,
            PlanId = PlanId,
            Number = SubtaskCount,
            DepartmentId = departmentId,
            Requirement = requirement,
            DueOn = dueOn,
            Period = period,
            BookmarkId = bookmarkId,
            CreatedById = createdById,
            CreatedAt = now,
        };
    }

    /// <summary>One of the subtasks was completed or cancelled.</summary>
    public void SubtaskEnded() => OpenSubtaskCount--;

    /// <summary>Refuses to hand in the result while a subtask is open, or periods are still to come.</summary>
    /// <exception cref="RuleException">A subtask is neither completed nor cancelled, or the cycle is not over.</exception>
    public void EnsureCanBeSubmitted()
    {
        if (Cycle is { HasMore: true } cycle)
            throw new RuleException(
                "periods_remaining",
                $"任务{Number}按周期报送，到{cycle.Until:yyyy-MM-dd}为止；各周期都办结后才能报送办结。"
            );
        if (OpenSubtaskCount > 0)
            throw new RuleException(
                "subtasks_open",
                $"任务{Number}还有{OpenSubtaskCount}个子任务未完成或取消，不能报送办结。"
            );
    }

    /// <summary>Consultations ever proposed. Counting them here lets only one question at a time pass for a task.</summary>
    public int ConsultationCount { get; private set; }

    /// <summary>The lead asked a further department to take part (商请).</summary>
    public void ConsultationProposed() => ConsultationCount++;

    /// <summary>A department takes no part any more.</summary>
    public void Leave(Guid departmentId) =>
        Participants.RemoveAll(participant => participant.DepartmentId == departmentId);

    /// <summary>A department takes part from now on.</summary>
    public void Join(Guid departmentId, ParticipantOrigin origin, DateTimeOffset now) =>
        Participants.Add(
            new Participant
            {
                TaskId = Id,
                DepartmentId = departmentId,
                Order = Participants.Count == 0 ? 0 : Participants.Max(participant => participant.Order) + 1,
                Origin = origin,
                JoinedAt = now,
            }
        );
}
