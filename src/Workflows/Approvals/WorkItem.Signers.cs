namespace Workflows.Approvals;

/// <content>Its vote among those of its round, and votes added to it.</content>
public sealed partial class WorkItem
{
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
            Workdays = State is WorkItemState.Done ? Workdays : null,
        };

    /// <summary>Its signer is taken off the step.</summary>
    internal void TakeOff(DateTimeOffset now)
    {
        Cancel(now);
        IsRemoved = true;
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

    /// <summary>Whether signers may be added to and taken off its step: people give their opinion there.</summary>
    public bool TakesSigners => !IsDelegated && Kind is (WorkItemKind.Review or WorkItemKind.Closing);

    /// <summary>Refuses unless signers may be added to and taken off its step.</summary>
    /// <exception cref="RuleException">It is not a step where people give their opinion.</exception>
    public void EnsureTakesSigners()
    {
        if (IsDelegated)
            throw new RuleException("no_signing_step", $"“{Title}”是委派给您答复的，不能加签；请答复，或再委派他人。");
        if (!TakesSigners)
            throw new RuleException("no_signing_step", $"“{Title}”不是审核步骤，不能加签或减签；可以转办或委派。");
    }
}
