using System.Text.Json;
using MediatR;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Instances;

/// <summary>
/// Alters many instances, such as moving all running ones of a definition to another version: the plan is stored, and
/// each instance it matches is altered in a commit of its own, also after a crash.
/// </summary>
/// <param name="Alterations">The repairs of each instance, in order.</param>
/// <param name="Filter">Which instances.</param>
/// <param name="Id">The plan's id; a new one when null.</param>
[RequiresRole(Role.OfficeAdmin)]
public sealed record SubmitAlterations(IReadOnlyList<Alteration> Alterations, InstanceFilter Filter, string? Id = null)
    : ICommand<SubmittedAlterations>;

/// <summary>The plan that was stored.</summary>
public sealed record SubmittedAlterations(string PlanId);

internal sealed class SubmitAlterationsHandler(
    WorkflowsDbContext db,
    Outbox outbox,
    AuditTrail audit,
    Caller caller,
    TimeProvider clock
) : IRequestHandler<SubmitAlterations, SubmittedAlterations>
{
    private const int LongestId = 80;

    public async Task<SubmittedAlterations> Handle(SubmitAlterations command, CancellationToken cancellationToken)
    {
        var id = string.IsNullOrWhiteSpace(command.Id) ? Guid.CreateVersion7().ToString("N") : command.Id;
        if (id.Length > LongestId)
            throw new InvalidRequestException("id_too_long", "id", $"修复计划的 id 最多 {LongestId} 个字符。");
        if (await db.FindAsync<AlterationPlan>([id], cancellationToken) is not null)
            throw new RuleException("plan_exists", $"修复计划{id}已经提交过。");

        db.Add(
            new AlterationPlan
            {
                Id = id,
                Alterations = JsonSerializer.Serialize(command.Alterations, ElsaJson.Options),
                Filter = JsonSerializer.Serialize(command.Filter, ElsaJson.Options),
                SubmittedById = caller.Person.Id,
                CreatedAt = clock.GetUtcNow(),
            }
        );
        outbox.Add(new MakeAlterationJobs(id, AfterInstanceId: ""));
        var what = string.Join('、', command.Alterations.Select(alteration => alteration.Summary));
        audit.Add("instance.submitAlterations", $"提交修复计划{id}：{what}", AuditSubject.None);
        return new SubmittedAlterations(id);
    }
}
