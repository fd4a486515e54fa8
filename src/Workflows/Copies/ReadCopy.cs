using System.Text.Json.Serialization;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Engine.Instances;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Copies;

/// <summary>A person marks a copy as read (已阅); the last one of a circulation lets the flow go on.</summary>
/// <param name="CopyId">The copy, from the address.</param>
/// <param name="Opinion">What the reader says to it.</param>
public sealed record ReadCopy([property: JsonIgnore] Guid CopyId, string? Opinion = null) : ICommand<CopyRead>;

/// <summary>A copy that was read.</summary>
/// <param name="Id">The copy.</param>
/// <param name="ReadAt">When it was read first.</param>
public sealed record CopyRead(Guid Id, DateTimeOffset ReadAt);

internal sealed class ReadCopyValidator : AbstractValidator<ReadCopy>
{
    public ReadCopyValidator() =>
        RuleFor(command => command.Opinion).MaximumLength(4000).WithMessage("意见不超过4000字。");
}

internal sealed class ReadCopyHandler(
    WorkflowsDbContext db,
    Flow flow,
    IMediator mediator,
    Caller caller,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<ReadCopy, CopyRead>
{
    public async Task<CopyRead> Handle(ReadCopy command, CancellationToken cancellationToken)
    {
        var place =
            await db.Set<PersonalCopy>()
                .Where(row => row.Id == command.CopyId)
                .Select(row => new { row.WorkflowInstanceId, row.PersonId })
                .SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException("抄送或传阅", command.CopyId);
        if (place.PersonId != caller.Person.Id)
            throw new ForbiddenException("这份抄送或传阅不是给您的。");

        // Of the last two readers at once the second sees the first.
        await flow.WaitForTurnAsync(place.WorkflowInstanceId, cancellationToken);
        var copy = await db.Set<PersonalCopy>().SingleAsync(row => row.Id == command.CopyId, cancellationToken);
        if (copy.ReadAt is { } earlier)
            return new CopyRead(copy.Id, earlier);

        copy.Read(command.Opinion, clock.GetUtcNow());
        if (copy.Kind is CopyKind.Circulation)
            audit.Add(
                "copy.read",
                $"{copy.Title}：已阅",
                new AuditSubject(copy.PlanId, copy.TaskId, copy.SubtaskId),
                command.Opinion
            );
        if (copy.BookmarkId is { } bookmarkId)
            await GoOnAsync(copy, bookmarkId, cancellationToken);
        return new CopyRead(copy.Id, copy.ReadAt!.Value);
    }

    private async Task GoOnAsync(PersonalCopy copy, string bookmarkId, CancellationToken cancellationToken)
    {
        var isAwaited = await db.Set<PersonalCopy>()
            .AnyAsync(
                row => row.BookmarkId == bookmarkId && row.Id != copy.Id && row.ReadAt == null,
                cancellationToken
            );
        if (isAwaited)
            return;

        var (instance, _, _) = await flow.LoadAsync(copy.WorkflowInstanceId, cancellationToken);
        await mediator.Publish(new StepLeaving(instance), cancellationToken);
        await flow.ResumeAsync(instance.Id, bookmarkId, WorkflowState.Empty, cancellationToken);
    }
}
