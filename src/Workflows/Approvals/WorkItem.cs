using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Something a flow waits for a person to do (待办): the inbox face of one bookmark.</summary>
public sealed class WorkItem : IVersioned
{
    private static readonly Dictionary<string, string> NoValues = new(StringComparer.Ordinal);

    /// <summary>Identity of the row.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What is asked of the person.</summary>
    public required WorkItemKind Kind { get; init; }

    /// <summary>The step, as the flow's designer named it.</summary>
    public required string Title { get; init; }

    /// <summary>What acts on it are about, for the record.</summary>
    internal AuditSubject Subject => new(PlanId, TaskId, SubtaskId, Id);

    /// <summary>Whether it still waits.</summary>
    public WorkItemState State { get; private set; }

    /// <summary>The department whose people may act.</summary>
    public required Guid DepartmentId { get; set; }

    /// <summary>The role they need there.</summary>
    public required Role Role { get; init; }

    /// <summary>The person who must act; null while any of the department with that role may (the pool).</summary>
    public Guid? AssigneeId { get; private set; }

    /// <summary>Since when that person has it; null in the pool.</summary>
    public DateTimeOffset? AssignedAt { get; private set; }

    /// <summary>Whether that person took it out of the pool, and may give it back.</summary>
    public bool IsClaimed { get; private set; }

    /// <summary>What may be decided, the onward outcome first.</summary>
    public required List<WorkItemOutcome> Outcomes { get; init; }

    /// <summary>The plan it is about.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The task it is about.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The subtask it is about, if it is about one.</summary>
    public required Guid? SubtaskId { get; init; }

    /// <summary>The consultation it is about, if it is about one.</summary>
    public required Guid? ConsultationId { get; init; }

    /// <summary>The workflow that waits.</summary>
    public required string WorkflowInstanceId { get; init; }

    /// <summary>Its definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The round it is a vote of.</summary>
    public required Guid RoundId { get; init; }

    /// <summary>Its place among the signers of its round.</summary>
    public int Position { get; init; }

    /// <summary>How much its vote counts.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The item whose signer added this one before or after himself; null for a signer of the step.</summary>
    public Guid? SponsorId { get; init; }

    /// <summary>Those added by one act.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>When it is asked, seen from its sponsor.</summary>
    public SignerPlacement Placement { get; init; }

    /// <summary>How those added by one act decide among themselves.</summary>
    public ApprovalMode GroupMode { get; init; } = ApprovalMode.All;

    /// <summary>Who added it; null for those the step asks for itself.</summary>
    public Guid? AddedById { get; init; }

    /// <summary>What the one who added it wants to know (委派).</summary>
    public string? Instruction { get; init; }

    /// <summary>Whether its signer was taken off the step (减签).</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>How often somebody was urged to decide it (催办).</summary>
    public int UrgeCount { get; private set; }

    /// <summary>When that was last.</summary>
    public DateTimeOffset? UrgedAt { get; private set; }

    /// <summary>What the decision resumes.</summary>
    public required string BookmarkId { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The day it is due.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The last day of the step's own term.</summary>
    public DateOnly? TermOn { get; init; }

    /// <summary>Why a rule decided it, when no person did.</summary>
    public AutomaticAct? Automatic { get; private set; }

    /// <summary>What was decided.</summary>
    public string? Outcome { get; private set; }

    /// <summary>The opinion given.</summary>
    public string? Comment { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? CompletedById { get; private set; }

    /// <summary>In whose place (代理); null when it was that person's own.</summary>
    public Guid? OnBehalfOfId { get; private set; }

    /// <summary>When it was decided or withdrawn.</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; init; }

    /// <summary>What the step's people fill in.</summary>
    public IReadOnlyList<FormField> Form { get; init; } = [];

    /// <summary>What was filled in with the decision, by field.</summary>
    public IReadOnlyDictionary<string, string> Values { get; private set; } = NoValues;

    /// <summary>The people who decide next, chosen with the decision (由上一步指定).</summary>
    public List<Guid> ChosenIds { get; private set; } = [];

    /// <summary>Whether it asks for an answer only, and another one decides (委派).</summary>
    public bool IsDelegated => Outcomes is [{ Name: Approvals.Outcomes.Answer }];

    /// <summary>Whether it may be decided by this person: the assignee, or without one anybody of the pool.</summary>
    public bool MayBeDecidedBy(Person person) =>
        AssigneeId is { } assigneeId ? assigneeId == person.Id && (!IsClaimed || HasInPool(person)) : HasInPool(person);

    /// <summary>Whether the person has the department and the role that it asks for.</summary>
    public bool HasInPool(Person person) =>
        person.DepartmentId == DepartmentId && ActingRoles.Of(person).Contains(Role);

    /// <summary>Makes it the business of one person.</summary>
    public void AssignTo(Guid personId, DateTimeOffset now)
    {
        AssigneeId = personId;
        AssignedAt = now;
        IsClaimed = false;
    }

    /// <summary>Makes it the business of another department's pool.</summary>
    public void HandTo(Guid departmentId)
    {
        DepartmentId = departmentId;
        AssigneeId = null;
        AssignedAt = null;
        IsClaimed = false;
    }

    /// <summary>Somebody of the pool takes it upon himself; the others have it no longer (认领).</summary>
    /// <exception cref="ForbiddenException">The person is not of the pool.</exception>
    /// <exception cref="RuleException">It does not wait, or somebody has it.</exception>
    public void Claim(Person by, DateTimeOffset now)
    {
        if (!HasInPool(by))
            throw new ForbiddenException($"待办“{Title}”不由您所在的部门和角色办理，不能认领。");
        EnsureOpen();
        if (AssigneeId is not null)
            throw new RuleException(
                "work_item_assigned",
                AssigneeId == by.Id ? $"待办“{Title}”已由您办理，无需认领。" : $"待办“{Title}”已由他人办理，不能认领。"
            );

        AssignTo(by.Id, now);
        IsClaimed = true;
    }

    /// <summary>Who claimed it puts it back into the pool (退还).</summary>
    /// <exception cref="ForbiddenException">The person does not have it.</exception>
    /// <exception cref="RuleException">It does not wait, or was given to the person by name.</exception>
    public void GiveBack(Person by)
    {
        if (AssigneeId != by.Id)
            throw new ForbiddenException($"待办“{Title}”不由您办理，不能退还。");
        EnsureOpen();
        if (!IsClaimed)
            throw new RuleException(
                "work_item_not_claimed",
                $"待办“{Title}”是指定由您办理的，不能退还；可以转办给其他人。"
            );

        Release();
    }

    /// <summary>Puts it back into its department's pool, because whoever has it is no longer of it.</summary>
    internal void Release() => HandTo(DepartmentId);

    /// <summary>Puts another person in place of whoever has it (转办、改派).</summary>
    /// <exception cref="RuleException">It does not wait, the person has it, or may not decide it.</exception>
    public void PassTo(Person person, DateTimeOffset now)
    {
        EnsureOpen();
        if (AssigneeId == person.Id)
            throw new RuleException("work_item_assigned", $"待办“{Title}”已由{person.Name}办理。");
        if (!HasInPool(person))
            throw new RuleException(
                "person_not_entitled",
                $"{person.Name}不是承办部门的{RoleName.Of(Role)}，不能办理待办“{Title}”。"
            );

        AssignTo(person.Id, now);
    }

    /// <summary>Decides the item for good.</summary>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="comment">The opinion.</param>
    /// <param name="now">The moment.</param>
    /// <param name="holder">Who has it, when another one decides in his place.</param>
    /// <returns>The outcome chosen.</returns>
    /// <exception cref="ForbiddenException">The person is not among those who may act.</exception>
    /// <exception cref="RuleException">It no longer waits.</exception>
    /// <exception cref="InvalidRequestException">No such outcome, or the outcome asks for an opinion and none was given.</exception>
    public WorkItemOutcome Decide(string outcome, Person by, string? comment, DateTimeOffset now, Person? holder = null)
    {
        EnsureHeldBy(holder ?? by);

        var chosen =
            Outcomes.Find(candidate => string.Equals(candidate.Name, outcome, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidRequestException(
                "unknown_outcome",
                "outcome",
                $"“{outcome}”不是可选的办理结果；可选：{string.Join('、', Outcomes.Select(candidate => candidate.Name))}。"
            );
        if (chosen.CommentRequired && string.IsNullOrWhiteSpace(comment))
            throw new InvalidRequestException(
                "comment_required",
                "comment",
                $"选择“{chosen.DisplayName}”必须填写意见。"
            );

        End(chosen.Name, by, holder, comment, now);
        return chosen;
    }

    private void End(string outcome, Person by, Person? holder, string? comment, DateTimeOffset now)
    {
        State = WorkItemState.Done;
        Outcome = outcome;
        Comment = comment;
        CompletedById = by.Id;
        OnBehalfOfId = holder is not null && holder.Id != by.Id ? holder.Id : null;
        CompletedAt = now;
    }

    /// <summary>Keeps what was handed in with the decision.</summary>
    /// <param name="values">What was filled in.</param>
    /// <param name="chosen">Who decides next.</param>
    public void HandIn(IReadOnlyDictionary<string, string> values, IEnumerable<Guid> chosen)
    {
        Values = values;
        ChosenIds = [.. chosen];
    }

    /// <summary>Decides the item by a rule of its step.</summary>
    public WorkItemOutcome DecideBy(AutomaticAct act, WorkItemOutcome outcome, DateTimeOffset now)
    {
        State = WorkItemState.Done;
        Outcome = outcome.Name;
        Automatic = act;
        CompletedAt = now;
        return outcome;
    }

    /// <summary>It is due when the thing it is about is, or when its step's own term ends, whichever comes first.</summary>
    public void DueBy(DateOnly? day) => DueOn = TermOn is { } term && !(day < term) ? term : day;

    /// <summary>The flow no longer waits for it.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (State is not (WorkItemState.Open or WorkItemState.Waiting))
            return;

        State = WorkItemState.Cancelled;
        CompletedAt = now;
    }

    /// <summary>Another vote in the same round, for one who is added to this one's signer.</summary>
    /// <param name="like">What it asks: this step's own item, or one of an earlier step.</param>
    /// <param name="departmentId">Whose business it is.</param>
    /// <param name="outcomes">What may be decided.</param>
    /// <param name="place">Where it stands in the ballot.</param>
    /// <param name="position">Its order there.</param>
    /// <param name="now">The moment.</param>
    internal WorkItem Add(
        WorkItem like,
        Guid departmentId,
        IEnumerable<WorkItemOutcome> outcomes,
        AddedPlace place,
        int position,
        DateTimeOffset now
    ) =>
        new()
        {
            Kind = like.Kind,
            Title = like.Title,
            DepartmentId = departmentId,
            Role = like.Role,
            Outcomes = [.. outcomes],
            PlanId = PlanId,
            TaskId = TaskId,
            SubtaskId = SubtaskId,
            ConsultationId = ConsultationId,
            WorkflowInstanceId = WorkflowInstanceId,
            DefinitionId = DefinitionId,
            RoundId = RoundId,
            BookmarkId = BookmarkId,
            Position = position,
            SponsorId = place.SponsorId,
            GroupId = place.GroupId,
            Placement = place.Placement,
            GroupMode = place.GroupMode,
            AddedById = place.AddedById,
            Instruction = place.Instruction,
            CreatedAt = now,
            State = WorkItemState.Waiting,
        };

    /// <summary>The same vote, as it stands, in a round that is opened again.</summary>
    /// <param name="again">The round.</param>
    /// <param name="id">Its identity there.</param>
    /// <param name="sponsorId">Its sponsor there.</param>
    internal WorkItem In(ApprovalRound again, Guid id, Guid? sponsorId) =>
        new()
        {
            Id = id,
            Kind = Kind,
            Title = Title,
            Form = Form,
            DepartmentId = DepartmentId,
            Role = Role,
            AssigneeId = AssigneeId,
            AssignedAt = AssignedAt,
            IsClaimed = IsClaimed,
            Outcomes = [.. Outcomes.Select(outcome => outcome with { })],
            PlanId = PlanId,
            TaskId = TaskId,
            SubtaskId = SubtaskId,
            ConsultationId = ConsultationId,
            WorkflowInstanceId = WorkflowInstanceId,
            DefinitionId = DefinitionId,
            RoundId = again.Id,
            BookmarkId = again.BookmarkId,
            Position = Position,
            Weight = Weight,
            SponsorId = sponsorId,
            GroupId = GroupId,
            Placement = Placement,
            GroupMode = GroupMode,
            AddedById = AddedById,
            Instruction = Instruction,
            UrgeCount = UrgeCount,
            UrgedAt = UrgedAt,
            CreatedAt = CreatedAt,
            DueOn = DueOn,
            State = State is WorkItemState.Done ? WorkItemState.Done : WorkItemState.Waiting,
            Outcome = Outcome,
            Comment = Comment,
            CompletedById = CompletedById,
            Automatic = Automatic,
            TermOn = TermOn,
            OnBehalfOfId = OnBehalfOfId,
            CompletedAt = State is WorkItemState.Done ? CompletedAt : null,
        };

    /// <summary>Its signer is taken off the step.</summary>
    internal void TakeOff(DateTimeOffset now)
    {
        Cancel(now);
        IsRemoved = true;
    }

    /// <summary>Somebody presses for a decision (催办).</summary>
    /// <exception cref="RuleException">It does not wait, or somebody did so a short while ago.</exception>
    internal void Urge(TimeSpan interval, DateTimeOffset now)
    {
        EnsureOpen();
        if (UrgedAt + interval is { } next && next > now)
            throw new RuleException(
                "urged_recently",
                $"待办“{Title}”刚催办过，{TimeZoneInfo.ConvertTime(next, OfficeTime.Zone):yyyy-MM-dd HH:mm}以后才能再催。"
            );

        UrgeCount++;
        UrgedAt = now;
    }

    /// <summary>Refuses unless the person may decide it, and now.</summary>
    /// <exception cref="ForbiddenException">The person is not among those who may act.</exception>
    /// <exception cref="RuleException">It no longer waits, or not yet.</exception>
    public void EnsureHeldBy(Person person)
    {
        if (!MayBeDecidedBy(person))
            throw new ForbiddenException($"待办“{Title}”不由您办理。");
        EnsureOpen();
    }

    /// <summary>Its place in the ballot of its round.</summary>
    public Seat ToSeat() =>
        new(
            Id,
            Position,
            State is not WorkItemState.Done ? Vote.None
                : Outcome == Outcomes[0].Name ? Vote.Agreed
                : Vote.Refused,
            Weight
        )
        {
            SponsorId = SponsorId,
            GroupId = GroupId,
            Placement = Placement,
            GroupMode = GroupMode,
        };

    /// <summary>Its turn has not come, or others come first.</summary>
    public void Hold() => State = State is WorkItemState.Open ? WorkItemState.Waiting : State;

    /// <summary>Its turn has come.</summary>
    public void Ask() => State = State is WorkItemState.Waiting ? WorkItemState.Open : State;

    /// <summary>Its signer sends the flow back or elsewhere instead of deciding.</summary>
    public void Leave(string act, Person by, string? comment, DateTimeOffset now, Person? holder = null)
    {
        EnsureOpen();
        End(act, by, holder, comment, now);
    }

    /// <summary>Refuses unless signers may be added to and taken off its step.</summary>
    /// <exception cref="RuleException">It is not a step where people give their opinion.</exception>
    public void EnsureTakesSigners()
    {
        if (IsDelegated)
            throw new RuleException("no_signing_step", $"“{Title}”是委派给您答复的，不能加签；请答复，或再委派他人。");
        if (Kind is not (WorkItemKind.Review or WorkItemKind.Closing))
            throw new RuleException("no_signing_step", $"“{Title}”不是审核步骤，不能加签或减签；可以转办或委派。");
    }

    /// <summary>The vote is taken back; the signer is asked again.</summary>
    public void TakeBack()
    {
        State = WorkItemState.Open;
        Outcome = null;
        Automatic = null;
        Comment = null;
        CompletedById = null;
        OnBehalfOfId = null;
        CompletedAt = null;
    }

    /// <summary>Refuses unless it waits for somebody now.</summary>
    /// <exception cref="RuleException">It is decided, withdrawn, or waits for its turn.</exception>
    public void EnsureOpen()
    {
        if (State is not WorkItemState.Open)
            throw new RuleException(
                "work_item_not_open",
                State switch
                {
                    WorkItemState.Done => $"待办“{Title}”已于{CompletedAt:yyyy-MM-dd HH:mm}（UTC）办理，不能重复办理。",
                    WorkItemState.Waiting => $"待办“{Title}”还没有轮到，要等前面的人办理。",
                    _ => $"待办“{Title}”已撤销，无需办理。",
                }
            );
    }
}

/// <summary>One way to decide a work item.</summary>
/// <param name="Name">Stable name; also the port of the activity in the flow.</param>
/// <param name="DisplayName">What the button says.</param>
/// <param name="CommentRequired">Whether an opinion must be given.</param>
public sealed record WorkItemOutcome(string Name, string DisplayName, bool CommentRequired);

/// <summary>What a work item asks of a person.</summary>
public enum WorkItemKind
{
    /// <summary>Accept what was handed out (签收).</summary>
    Acceptance,

    /// <summary>Do the work and hand in the result (办理).</summary>
    Work,

    /// <summary>Review a result (审核).</summary>
    Review,

    /// <summary>Answer whether the department takes part (商请).</summary>
    Consultation,

    /// <summary>Strike the task off the list (销号).</summary>
    Closing,
}

/// <summary>Whether a work item waits.</summary>
public enum WorkItemState
{
    /// <summary>Waits for somebody.</summary>
    Open,

    /// <summary>Decided by somebody.</summary>
    Done,

    /// <summary>Withdrawn, since the flow no longer waits for it.</summary>
    Cancelled,

    /// <summary>Waits until others have acted (依次、前加签、退回修改).</summary>
    Waiting,
}
