using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;
using Workflows.Substitutions;

namespace Workflows.Copies;

/// <summary>Who has a work item gives others a copy of the matter (抄送).</summary>
/// <param name="WorkItemId">The work item, from the address.</param>
/// <param name="People">Ids or user names.</param>
/// <param name="Message">What is said with it.</param>
public sealed record CopyWorkItem(
    [property: JsonIgnore] Guid WorkItemId,
    IReadOnlyList<string> People,
    string? Message = null
) : ICommand<CopiedWorkItem>;

/// <summary>Who has a copy now.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="Given">Who got one by this.</param>
/// <param name="Had">Who had one of this flow already, and gets no other.</param>
public sealed record CopiedWorkItem(Guid WorkItemId, IReadOnlyList<PersonRef> Given, IReadOnlyList<PersonRef> Had);

internal sealed class CopyWorkItemValidator : AbstractValidator<CopyWorkItem>
{
    public CopyWorkItemValidator()
    {
        RuleFor(command => command.People)
            .NotEmpty()
            .WithMessage("请选择抄送给谁。")
            .Must(people => people is null || people.Count <= 100)
            .WithMessage("一次最多抄送100人。");
        RuleForEach(command => command.People).NotEmpty().MaximumLength(200).WithMessage("抄送人不能为空。");
        RuleFor(command => command.Message).MaximumLength(2000).WithMessage("附言不超过2000字。");
    }
}

internal sealed class CopyWorkItemHandler(
    WorkflowsDbContext db,
    Copying copying,
    SignerRules rules,
    StandIns standIns,
    Caller caller,
    AuditTrail audit
) : IRequestHandler<CopyWorkItem, CopiedWorkItem>
{
    public async Task<CopiedWorkItem> Handle(CopyWorkItem command, CancellationToken cancellationToken)
    {
        var item = await db.FindWorkItemAsync(command.WorkItemId, cancellationToken);
        await standIns.HolderAsync(item, cancellationToken);
        item.EnsureOpen();
        var people = new List<Person>();
        foreach (var name in command.People)
            people.Add(await rules.PersonAsync(name, cancellationToken));
        people = [.. people.DistinctBy(person => person.Id)];

        var instance = (await db.FindAsync<WorkflowInstance>([item.WorkflowInstanceId], cancellationToken))!;
        var copies = await copying.GiveAsync(
            instance,
            people,
            new CopyRequest([], item.Title, command.Message),
            circulatedBy: null,
            caller.Person.Id,
            cancellationToken
        );
        var added = copies
            .Where(copy => db.Entry(copy).State is EntityState.Added)
            .Select(copy => copy.PersonId)
            .ToHashSet();
        var given = people.FindAll(person => added.Contains(person.Id));
        if (given.Count > 0)
            audit.Add(
                "workItem.copy",
                $"{item.Title}：抄送给{string.Join('、', given.Select(person => person.Name))}",
                item.Subject,
                command.Message
            );
        return new CopiedWorkItem(
            item.Id,
            [.. given.Select(Ref)],
            [.. people.Where(person => !added.Contains(person.Id)).Select(Ref)]
        );
    }

    private static PersonRef Ref(Person person) => new(person.Id, person.Name);
}
