using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Assignments;

/// <summary>Puts one person in another's place: the vote stays the same vote of the round, and the record names both.</summary>
internal sealed class Passing(WorkflowsDbContext db, AuditTrail audit, TimeProvider clock)
{
    public async Task<HeldWorkItem> PassAsync(
        Turn turn,
        Guid personId,
        PassingAct act,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var item = turn.Item;
        var person = await db.FindPersonAsync(personId, cancellationToken);
        var from = item.AssigneeId is { } holder ? await db.FindPersonAsync(holder, cancellationToken) : null;
        if (turn.Items.Any(other => other != item && IsVoteOf(other, personId)))
            throw new RuleException("already_signer", AlreadySigns(item, person));

        item.PassTo(person, clock.GetUtcNow());
        audit.Add(
            act.Name,
            from is null
                ? $"{item.Title}：{act.Verb}给{person.Name}"
                : $"{item.Title}：由{from.Name}{act.Verb}给{person.Name}",
            item.Subject,
            reason
        );
        return HeldWorkItem.Of(item);
    }

    /// <summary>Why a person cannot take a vote of a round over; null when he can.</summary>
    public static string? ObstacleOf(WorkItem item, IReadOnlyList<WorkItem> round, Person person)
    {
        if (!item.HasInPool(person))
            return $"{person.Name}不是承办部门的{RoleName.Of(item.Role)}。";
        return round.Any(other => other.Id != item.Id && IsVoteOf(other, person.Id))
            ? AlreadySigns(item, person)
            : null;
    }

    private static string AlreadySigns(WorkItem item, Person person) =>
        $"{person.Name}已是“{item.Title}”的签署人，不能再代替他人签署。";

    private static bool IsVoteOf(WorkItem item, Guid personId) =>
        item.State is not WorkItemState.Cancelled && (item.AssigneeId == personId || item.CompletedById == personId);
}

/// <summary>Which act put somebody in another's place.</summary>
/// <param name="Name">Its stable name in the record.</param>
/// <param name="Verb">What the record calls it.</param>
internal sealed record PassingAct(string Name, string Verb)
{
    /// <summary>The holder handed it on.</summary>
    public static PassingAct Transfer { get; } = new("workItem.transfer", "转办");

    /// <summary>The office gave it to somebody else.</summary>
    public static PassingAct Reassign { get; } = new("workItem.reassign", "改派");

    /// <summary>The holder leaves.</summary>
    public static PassingAct HandOver { get; } = new("workItem.handOver", "离职转办");
}
