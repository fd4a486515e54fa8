using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Documents;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Imports and launches a plan document in one commit, where there is no plan yet.</summary>
/// <param name="Document">The document's bytes.</param>
public sealed record SeedPlan(byte[] Document) : ICommand<LaunchedPlan?>;

internal sealed class SeedPlanHandler(WorkflowsDbContext db, ContentStore contents, IMediator mediator)
    : IRequestHandler<SeedPlan, LaunchedPlan?>
{
    public async Task<LaunchedPlan?> Handle(SeedPlan command, CancellationToken cancellationToken)
    {
        if (await db.Set<Plan>().AnyAsync(cancellationToken))
            return null;

        var draft = PlanReader.Read(DocumentText.Decode(command.Document));
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var groups = directory.Groups.Select(group => group.Name).ToList();
        var plan = await mediator.Send(CreatePlan.From(draft, groups), cancellationToken);
        using var content = new MemoryStream(command.Document);
        var stored = await contents.KeepAsync(content, cancellationToken);
        await mediator.Send(new AddPlanDocument(plan.Id, "plan.txt", "text/plain", stored), cancellationToken);
        return await mediator.Send(new LaunchPlan(plan.Id), cancellationToken);
    }
}
