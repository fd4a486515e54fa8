using MediatR;
using Workflows.Commands;

namespace Workflows.Drafts;

/// <summary>A person throws away what he has begun to fill in (放弃草稿); one that is gone stays gone.</summary>
/// <param name="Kind">What was being filled in.</param>
/// <param name="AboutId">The work item, the plan, or the import's own id.</param>
public sealed record DiscardDraft(DraftKind Kind, Guid AboutId) : ICommand<Unit>;

internal sealed class DiscardDraftHandler(OwnDrafts drafts) : IRequestHandler<DiscardDraft, Unit>
{
    public async Task<Unit> Handle(DiscardDraft command, CancellationToken cancellationToken)
    {
        await drafts.DiscardAsync(command.Kind, command.AboutId, cancellationToken);
        return Unit.Value;
    }
}
