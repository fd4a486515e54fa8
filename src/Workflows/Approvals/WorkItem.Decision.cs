using Workflows.Organization;

namespace Workflows.Approvals;

/// <content>What becomes of it.</content>
public sealed partial class WorkItem
{
    /// <summary>Decides the item for good.</summary>
    /// <param name="outcome">Name of the outcome.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="comment">The opinion.</param>
    /// <param name="office">What time it is.</param>
    /// <param name="holder">Who has it, when another one decides in his place.</param>
    /// <returns>The outcome chosen.</returns>
    /// <exception cref="ForbiddenException">The person is not among those who may act.</exception>
    /// <exception cref="RuleException">It no longer waits.</exception>
    /// <exception cref="InvalidRequestException">No such outcome, or the outcome asks for an opinion and none was given.</exception>
    public WorkItemOutcome Decide(string outcome, Person by, string? comment, OfficeTime office, Person? holder = null)
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

        End(chosen.Name, by, holder, comment, office);
        return chosen;
    }

    private void End(string outcome, Person by, Person? holder, string? comment, OfficeTime office)
    {
        End(outcome, office);
        Comment = comment;
        CompletedById = by.Id;
        OnBehalfOfId = holder is not null && holder.Id != by.Id ? holder.Id : null;
    }

    private void End(string outcome, OfficeTime office)
    {
        State = WorkItemState.Done;
        Outcome = outcome;
        CompletedAt = office.Now;
        Workdays = office.WorkdaysBetween(OfficeTime.DayOf(CreatedAt), office.Today);
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
    public WorkItemOutcome DecideBy(AutomaticAct act, WorkItemOutcome outcome, OfficeTime office)
    {
        End(outcome.Name, office);
        Automatic = act;
        return outcome;
    }

    /// <summary>The flow no longer waits for it.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (State is not (WorkItemState.Open or WorkItemState.Waiting))
            return;

        State = WorkItemState.Cancelled;
        CompletedAt = now;
    }

    /// <summary>Its turn has not come, or others come first.</summary>
    public void Hold() => State = State is WorkItemState.Open ? WorkItemState.Waiting : State;

    /// <summary>Its turn has come.</summary>
    public void Ask() => State = State is WorkItemState.Waiting ? WorkItemState.Open : State;

    /// <summary>Its signer sends the flow back or elsewhere instead of deciding.</summary>
    public void Leave(string act, Person by, string? comment, OfficeTime office, Person? holder = null)
    {
        EnsureOpen();
        End(act, by, holder, comment, office);
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
        Workdays = null;
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
                    WorkItemState.Done =>
                        $"待办“{Title}”已于{OfficeTime.ToText(CompletedAt!.Value)}办理，不能重复办理。",
                    WorkItemState.Waiting => $"待办“{Title}”还没有轮到，要等前面的人办理。",
                    _ => $"待办“{Title}”已撤销，无需办理。",
                }
            );
    }
}
