using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Approvals;

/// <summary>Finds the people that rules of a step name, as the organisation stands now.</summary>
internal sealed class SignerRules(
    WorkflowsDbContext db,
    FormValues values,
    SupervisingLeaders leaders,
    IMediator mediator
)
{
    /// <summary>Who signs, in the order of the rules, each person once with the weight of the first rule that names him.</summary>
    public async Task<IReadOnlyList<Signer>> FindAsync(
        WorkflowInstance instance,
        IReadOnlyList<string> rules,
        CancellationToken cancellationToken,
        Guid? byRoundId = null
    )
    {
        var signers = new List<Signer>();
        foreach (var rule in rules.Select(SignerRule.Parse))
        {
            foreach (var person in await FindAsync(instance, rule, byRoundId, cancellationToken))
            {
                if (person.ClosedAt is null && !signers.Exists(signer => signer.Person.Id == person.Id))
                    signers.Add(new Signer(person, rule.Weight));
            }
        }

        return signers;
    }

    /// <summary>A person by id or user name, to be given something to do.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="RuleException">The account is closed.</exception>
    public async Task<Person> PersonAsync(string name, CancellationToken cancellationToken)
    {
        var people = db.Set<Person>();
        var person = Guid.TryParse(name, out var id)
            ? await people.SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
            : await people.SingleOrDefaultAsync(
                row => db.Users.Any(account => account.UserName == name && account.PersonId == row.Id),
                cancellationToken
            );
        person?.EnsureAtWork();
        return person ?? throw new NotFoundException("人员", name);
    }

    /// <summary>A department by id, code or name.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Department> DepartmentAsync(string name, CancellationToken cancellationToken)
    {
        var directory = await DepartmentDirectory.ReadAsync(db, cancellationToken);
        var department = Guid.TryParse(name, out var id) ? directory.Find(id) : directory.Find(name);
        return department ?? throw new NotFoundException("部门", name);
    }

    /// <summary>The heads of a department.</summary>
    public Task<IReadOnlyList<Person>> HeadsAsync(Guid departmentId, CancellationToken cancellationToken) =>
        InAsync([departmentId], Role.DepartmentHead, cancellationToken);

    private async Task<IReadOnlyList<Person>> FindAsync(
        WorkflowInstance instance,
        SignerRule rule,
        Guid? byRoundId,
        CancellationToken cancellationToken
    ) =>
        rule.Kind switch
        {
            null => [await PersonAsync(rule.Value, cancellationToken)],
            "head" => await InAsync(
                [(await DepartmentAsync(rule.Value, cancellationToken)).Id],
                Role.DepartmentHead,
                cancellationToken
            ),
            "handler" => await InAsync(
                [(await DepartmentAsync(rule.Value, cancellationToken)).Id],
                Role.Handler,
                cancellationToken
            ),
            "lead.head" => await InAsync(
                await LeadAsync(instance, cancellationToken),
                Role.DepartmentHead,
                cancellationToken
            ),
            "lead.handler" => await InAsync(
                await LeadAsync(instance, cancellationToken),
                Role.Handler,
                cancellationToken
            ),
            "participants.head" => await InAsync(
                (await TaskAsync(instance, cancellationToken)).Participants,
                Role.DepartmentHead,
                cancellationToken
            ),
            "participants.handler" => await InAsync(
                (await TaskAsync(instance, cancellationToken)).Participants,
                Role.Handler,
                cancellationToken
            ),
            "leader" => await HoldingAsync(Role.Leader, cancellationToken),
            "office" => await HoldingAsync(Role.OfficeAdmin, cancellationToken),
            "initiator" => await InitiatorAsync(instance.Id, cancellationToken) is { } person ? [person] : [],
            "chosen" => await ChosenAsync(instance, byRoundId, cancellationToken),
            "field" => await InFieldAsync(instance, rule.Value, cancellationToken),
            "superior" => await SuperiorAsync(instance, rule.Value, cancellationToken),
            _ => throw new RuleException("bad_signer_rule", $"不认识的签署人规则“{rule.Kind}:{rule.Value}”。"),
        };

    // Those whom the deciders of the round chose whose decision led here.
    private async Task<IReadOnlyList<Person>> ChosenAsync(
        WorkflowInstance instance,
        Guid? byRoundId,
        CancellationToken cancellationToken
    )
    {
        if (byRoundId is not { } roundId)
            return [];
        var items = await db.Set<WorkItem>()
            .Where(item => item.WorkflowInstanceId == instance.Id && item.RoundId == roundId)
            .OrderBy(item => item.Position)
            .ToListAsync(cancellationToken);
        var people = new List<Person>();
        foreach (var id in items.SelectMany(item => item.ChosenIds).Distinct())
            if (await db.FindAsync<Person>([id], cancellationToken) is { } person)
                people.Add(person);
        return people;
    }

    private async Task<IReadOnlyList<Person>> InFieldAsync(
        WorkflowInstance instance,
        string field,
        CancellationToken cancellationToken
    )
    {
        var filled = await values.OfAsync(instance.Subject.TaskId!.Value, instance.Id, cancellationToken);
        var people = new List<Person>();
        foreach (var name in SignerRule.Split(filled.GetValueOrDefault(field)))
            people.Add(await PersonAsync(name, cancellationToken));
        return people;
    }

    private Task<InvolvedDepartments> TaskAsync(WorkflowInstance instance, CancellationToken cancellationToken) =>
        mediator.Send(new DepartmentsOfTask(instance.Subject.TaskId!.Value), cancellationToken);

    private async Task<IReadOnlyList<Guid>> LeadAsync(WorkflowInstance instance, CancellationToken cancellationToken) =>
        (await TaskAsync(instance, cancellationToken)).Lead is { } lead ? [lead] : [];

    // Department by department in the order asked for, and by name within one.
    private async Task<IReadOnlyList<Person>> InAsync(
        IReadOnlyList<Guid> departments,
        Role role,
        CancellationToken cancellationToken
    )
    {
        var people = await db.Set<Person>()
            .Where(person => departments.Contains(person.DepartmentId))
            .ToListAsync(cancellationToken);
        return
        [
            .. departments.SelectMany(department =>
                people
                    .Where(person => person.DepartmentId == department && person.Is(role))
                    .OrderBy(person => person.Name, StringComparer.Ordinal)
            ),
        ];
    }

    private async Task<IReadOnlyList<Person>> HoldingAsync(Role role, CancellationToken cancellationToken) =>
        [
            .. (
                await db.Set<Person>().Where(person => person.Roles.Contains(role)).ToListAsync(cancellationToken)
            ).OrderBy(person => person.Name, StringComparer.Ordinal),
        ];

    /// <summary>Who set the flow in motion: whoever decided its first step, since the office starts a plan's flow for him.</summary>
    public async Task<Person?> InitiatorAsync(string instanceId, CancellationToken cancellationToken)
    {
        var stored = await db.Set<WorkItem>()
            .Where(item => item.WorkflowInstanceId == instanceId && item.CompletedById != null)
            .OrderBy(item => item.CompletedAt)
            .FirstOrDefaultAsync(cancellationToken);
        // The first decision itself may open the step: then it is not stored yet.
        var first =
            stored
            ?? db.Set<WorkItem>()
                .Local.Where(item => item.WorkflowInstanceId == instanceId && item.CompletedById is not null)
                .MinBy(item => item.CompletedAt);
        return first?.CompletedById is { } id ? await db.FindAsync<Person>([id], cancellationToken) : null;
    }

    /// <summary>The head of the person's department, or the leaders in charge of it when he is the head.</summary>
    public async Task<IReadOnlyList<Person>> SuperiorsOfAsync(Person person, CancellationToken cancellationToken)
    {
        var heads = await HeadsAsync(person.DepartmentId, cancellationToken);
        return heads.Count == 0 || heads.Any(head => head.Id == person.Id)
            ? await leaders.OfAsync(person.DepartmentId, cancellationToken)
            : heads;
    }

    // The first superior is the head of the initiator's department, the next are the leaders in charge of it.
    private async Task<IReadOnlyList<Person>> SuperiorAsync(
        WorkflowInstance instance,
        string level,
        CancellationToken cancellationToken
    )
    {
        if (await InitiatorAsync(instance.Id, cancellationToken) is not { } person)
            return [];

        var heads = await InAsync([person.DepartmentId], Role.DepartmentHead, cancellationToken);
        var isHead = heads.Any(head => head.Id == person.Id);
        _ = int.TryParse(level, CultureInfo.InvariantCulture, out var steps);
        return (steps, isHead) switch
        {
            (1, false) => heads,
            (1, true) or (2, false) => await leaders.OfAsync(person.DepartmentId, cancellationToken),
            _ => [],
        };
    }
}

/// <summary>Somebody who signs.</summary>
/// <param name="Person">The person.</param>
/// <param name="Weight">How much the vote counts.</param>
internal sealed record Signer(Person Person, int Weight);
