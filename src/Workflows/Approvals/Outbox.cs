using System.Text.Json;
using MediatR;
using Workflows.Engine.Execution;
using Workflows.Persistence;

namespace Workflows.Approvals;

/// <summary>Leaves messages for later commits, in the running one.</summary>
public sealed class Outbox(WorkflowsDbContext db, TimeProvider clock)
{
    /// <summary>Leaves a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="lease">How long the sender of the running command has it alone; zero leaves it to the dispatcher.</param>
    /// <returns>The message's id.</returns>
    public Guid Add<TMessage>(TMessage message, TimeSpan lease = default)
        where TMessage : notnull
    {
        var now = clock.GetUtcNow();
        var row = new OutboxMessage
        {
            Kind = OutboxKinds.Of(message),
            Payload = JsonSerializer.Serialize(message, WorkflowsJson.Options),
            CreatedAt = now,
            DueAt = now + lease,
        };
        db.Add(row);
        return row.Id;
    }
}

/// <summary>Hand an event to the instances that wait for it.</summary>
/// <param name="Name">Name of the event.</param>
/// <param name="CorrelationId">Only instances with this correlation id; null for all.</param>
/// <param name="InstanceId">Only this instance; null for all.</param>
/// <param name="Payload">What the event carries.</param>
internal sealed record PublishEvent(string Name, string? CorrelationId, string? InstanceId, object? Payload);

/// <summary>Start the child that an instance dispatched.</summary>
internal sealed record StartChild(string ParentInstanceId, ChildStartRequested Child);

/// <summary>Go on with an instance that waits.</summary>
internal sealed record ResumeBookmark(string InstanceId, string BookmarkId, IReadOnlyDictionary<string, object?> Input);

/// <summary>Tell a waiting parent that its child has ended.</summary>
internal sealed record ReportChild(string ChildInstanceId);

/// <summary>Make jobs of an alteration plan, for the instances after the given one.</summary>
internal sealed record MakeAlterationJobs(string PlanId, string AfterInstanceId) : INotification;

/// <summary>Alter the instance of one job.</summary>
internal sealed record RunAlterationJob(Guid JobId) : INotification;

/// <summary>Hand out the subtasks a step asked for; with a bookmark the step waits until they have ended.</summary>
internal sealed record HandOutSubtasks(string InstanceId, string? BookmarkId, HandOutRequest Request) : INotification;

/// <summary>Cancel the open subtasks of a step the flow has left.</summary>
internal sealed record CallOffSubtasks(string BookmarkId) : INotification;

/// <summary>Mail a notice to its person.</summary>
internal sealed record SendMail(Guid NoticeId);

/// <summary>Stable names of the messages; a stored name is never a type's.</summary>
internal static class OutboxKinds
{
    public const string PublishEvent = "publishEvent";
    public const string StartChild = "startChild";
    public const string ResumeBookmark = "resumeBookmark";
    public const string ReportChild = "reportChild";
    public const string SendRequest = "sendRequest";
    public const string NotifyTask = "notifyTask";
    public const string SendMail = "sendMail";
    public const string MakeAlterationJobs = "makeAlterationJobs";
    public const string RunAlterationJob = "runAlterationJob";
    public const string HandOutSubtasks = "handOutSubtasks";
    public const string CallOffSubtasks = "callOffSubtasks";

    /// <summary>Those that leave the process: sent outside of any transaction, each by itself.</summary>
    public static readonly string[] Departing = [SendRequest, NotifyTask, SendMail];

    public static string Of(object message) =>
        message switch
        {
            Approvals.PublishEvent => PublishEvent,
            Approvals.StartChild => StartChild,
            Approvals.ResumeBookmark => ResumeBookmark,
            Approvals.ReportChild => ReportChild,
            Approvals.SendRequest => SendRequest,
            Approvals.NotifyTask => NotifyTask,
            Approvals.SendMail => SendMail,
            Approvals.MakeAlterationJobs => MakeAlterationJobs,
            Approvals.RunAlterationJob => RunAlterationJob,
            Approvals.HandOutSubtasks => HandOutSubtasks,
            Approvals.CallOffSubtasks => CallOffSubtasks,
            _ => throw new ArgumentOutOfRangeException(nameof(message), message, message: null),
        };
}
