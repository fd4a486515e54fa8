using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Phrases;

/// <summary>The sentences the asking person keeps, in the order they were added.</summary>
public sealed record PhraseList : IRequest<IReadOnlyList<PhraseLine>>;

/// <summary>One of them.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Text">The sentence.</param>
public sealed record PhraseLine(Guid Id, string Text);

internal sealed class PhraseListHandler(WorkflowsDbContext db, Caller caller)
    : IRequestHandler<PhraseList, IReadOnlyList<PhraseLine>>
{
    public async Task<IReadOnlyList<PhraseLine>> Handle(PhraseList query, CancellationToken cancellationToken)
    {
        var me = caller.Person.Id;
        return await db.Set<CommonPhrase>()
            .Where(phrase => phrase.PersonId == me)
            .OrderBy(phrase => phrase.AddedAt)
            .Select(phrase => new PhraseLine(phrase.Id, phrase.Text))
            .ToListAsync(cancellationToken);
    }
}
