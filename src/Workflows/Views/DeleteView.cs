using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Views;

/// <summary>A person no longer needs a view of his.</summary>
public sealed record DeleteView(Guid ViewId) : ICommand<DeletedView>;

/// <summary>A view that is gone.</summary>
public sealed record DeletedView(Guid Id);

internal sealed class DeleteViewHandler(WorkflowsDbContext db, Caller caller) : IRequestHandler<DeleteView, DeletedView>
{
    public async Task<DeletedView> Handle(DeleteView command, CancellationToken cancellationToken)
    {
        // Somebody else's is not there for this person.
        var view =
            await db.Set<SavedView>()
                .SingleOrDefaultAsync(
                    row => row.Id == command.ViewId && row.PersonId == caller.Person.Id,
                    cancellationToken
                )
            ?? throw new NotFoundException("视图", command.ViewId);
        db.Remove(view);
        return new DeletedView(view.Id);
    }
}
