using MediatR;
using Workflows.Approvals;
using Workflows.Copies;
using Workflows.Organization;
using Workflows.Reminders;
using Workflows.Substitutions;

namespace Workflows.Inbox;

/// <summary>What the signed-in person is told of while he looks at the page.</summary>
public sealed record Hearing : IRequest<HearingOf>;

/// <summary>A person, and those in whose place he may decide today.</summary>
public sealed class HearingOf
{
    private readonly Person person;
    private readonly IReadOnlyList<StandIn> others;

    internal HearingOf(Person person, IReadOnlyList<StandIn> others)
    {
        this.person = person;
        this.others = others;
    }

    /// <summary>What a row that a command dealt with means to the person.</summary>
    internal Changes Of(object entity) =>
        entity switch
        {
            Account account when account.PersonId == person.Id => Changes.Account,
            // For whom he stands in is another question now.
            Substitution substitution when substitution.SubstituteId == person.Id => Changes.Account,
            Notice notice when notice.PersonId == person.Id => Changes.Own,
            PersonalCopy copy when copy.PersonId == person.Id => Changes.Own,
            WorkItem item when IsOf(item, person) || others.Any(other => IsOf(item, other)) => Changes.Own,
            _ => Changes.None,
        };

    private static bool IsOf(WorkItem item, StandIn other) =>
        (other.DefinitionId is null || other.DefinitionId == item.DefinitionId) && IsOf(item, other.Person);

    // Also what he had until somebody else took it.
    private static bool IsOf(WorkItem item, Person person) => item.AssigneeId == person.Id || item.HasInPool(person);
}

internal sealed class HearingHandler(StandIns standIns, Caller caller) : IRequestHandler<Hearing, HearingOf>
{
    public async Task<HearingOf> Handle(Hearing query, CancellationToken cancellationToken) =>
        new(caller.Person, await standIns.OfCallerAsync(cancellationToken));
}
