using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Something a flow waits for a person to do (待办): the inbox face of one bookmark.</summary>
public sealed partial class WorkItem : IVersioned
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

    /// <summary>Working days from waiting to being decided; null until then.</summary>
    public int? Workdays { get; private set; }

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

    /// <summary>It is due when the thing it is about is, or when its step's own term ends, whichever comes first.</summary>
    public void DueBy(DateOnly? day) => DueOn = TermOn is { } term && !(day < term) ? term : day;

    /// <summary>Somebody presses for a decision (催办).</summary>
    /// <exception cref="RuleException">It does not wait, or somebody did so a short while ago.</exception>
    internal void Urge(TimeSpan interval, DateTimeOffset now)
    {
        EnsureOpen();
        if (UrgedAt + interval is { } next && next > now)
            throw new RuleException(
                "urged_recently",
                $"待办“{Title}”刚催办过，{OfficeTime.ToText(next)}以后才能再催。"
            );

        UrgeCount++;
        UrgedAt = now;
    }
}
