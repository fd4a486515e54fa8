using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Plans;

/// <summary>Writes down what a decision means for the task: a submission, a review, an answer.</summary>
internal sealed class RecordDecision(WorkflowsDbContext db, TargetLedger ledger, TimeProvider clock)
    : INotificationHandler<WorkItemDecided>,
        INotificationHandler<WorkItemDecidedByRule>
{
    public Task Handle(WorkItemDecided notification, CancellationToken cancellationToken) =>
        notification.Item.Kind switch
        {
            WorkItemKind.Work when notification.Item.Outcome == Outcomes.Submit => SubmitAsync(
                notification,
                cancellationToken
            ),
            WorkItemKind.Review when !notification.Item.IsDelegated => ReviewAsync(notification, cancellationToken),
            WorkItemKind.Consultation when notification.StepOutcome is { } answer => AnswerAsync(
                notification,
                answer,
                cancellationToken
            ),
            _ => Task.CompletedTask,
        };

    public async Task Handle(WorkItemDecidedByRule notification, CancellationToken cancellationToken)
    {
        var item = notification.Item;
        if (item.Kind is WorkItemKind.Review)
            (await LatestAsync(item, cancellationToken))?.Reviews.Add(
                new Review
                {
                    Step = item.Title,
                    Outcome = item.Outcome!,
                    Comment = notification.Reason,
                    PersonId = item.AssigneeId,
                    IsAutomatic = true,
                    At = clock.GetUtcNow(),
                }
            );
    }

    private async Task SubmitAsync(WorkItemDecided decided, CancellationToken cancellationToken)
    {
        var item = decided.Item;
        if (item.SubtaskId is null)
            (await db.FindTaskAsync(item.TaskId, cancellationToken)).EnsureCanBeSubmitted();

        await ledger.EnsureKnownAsync(item.TaskId, decided.Data.Figures ?? [], "data.figures", cancellationToken);

        var submission = new Submission
        {
            TaskId = item.TaskId,
            SubtaskId = item.SubtaskId,
            WorkItemId = item.Id,
            Round = 1 + await Of(item).CountAsync(cancellationToken),
            Text = decided.Data.Text ?? item.Comment ?? "",
            Figures = [.. decided.Data.Figures ?? []],
            SubmittedById = decided.By.Id,
            OnBehalfOfId = item.OnBehalfOfId,
            DepartmentId = item.DepartmentId,
            SubmittedAt = clock.GetUtcNow(),
        };
        db.Add(submission);
        await AttachAsync(submission, decided.Data.Evidence ?? [], cancellationToken);
    }

    private async Task AttachAsync(Submission submission, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (
            var evidence in await db.FindEvidenceAsync(
                submission.TaskId,
                submission.DepartmentId,
                submission.SubmittedById,
                ids,
                "data.evidence",
                cancellationToken
            )
        )
            evidence.AttachTo(submission);
    }

    private async Task ReviewAsync(WorkItemDecided decided, CancellationToken cancellationToken)
    {
        var item = decided.Item;
        (await LatestAsync(item, cancellationToken))?.Reviews.Add(
            new Review
            {
                Step = item.Title,
                Outcome = item.Outcome!,
                Comment = item.Comment,
                PersonId = decided.By.Id,
                OnBehalfOfId = item.OnBehalfOfId,
                At = clock.GetUtcNow(),
            }
        );
    }

    private async Task AnswerAsync(WorkItemDecided decided, string answer, CancellationToken cancellationToken)
    {
        var item = decided.Item;
        var consultation = (await db.FindAsync<Consultation>([item.ConsultationId!.Value], cancellationToken))!;
        var agreed = answer == Outcomes.Agree;
        var status = agreed ? ConsultationStatus.Agreed : ConsultationStatus.Declined;
        consultation.Conclude(status, decided.By.Id, item.Comment, clock.GetUtcNow());

        if (agreed)
            (await db.FindTaskAsync(item.TaskId, cancellationToken)).Join(
                consultation.DepartmentId,
                ParticipantOrigin.Consultation,
                clock.GetUtcNow()
            );
    }

    // A rule may decide in the commit that hands the result in.
    private async Task<Submission?> LatestAsync(WorkItem item, CancellationToken cancellationToken) =>
        db.ChangeTracker.Entries<Submission>()
            .Where(entry => entry.State is EntityState.Added)
            .Select(entry => entry.Entity)
            .FirstOrDefault(row => row.TaskId == item.TaskId && row.SubtaskId == item.SubtaskId)
        ?? await Of(item).OrderByDescending(row => row.Round).FirstOrDefaultAsync(cancellationToken);

    private IQueryable<Submission> Of(WorkItem item) =>
        db.Set<Submission>().Where(row => row.TaskId == item.TaskId && row.SubtaskId == item.SubtaskId);
}
