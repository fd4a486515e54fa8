using Workflows.Audit;

namespace Workflows.Approvals;

/// <summary>How the record tells what happened without a person's act.</summary>
internal static class AutomaticRecord
{
    /// <summary>Records a vote that a rule cast.</summary>
    public static void AddAutomatic(this AuditTrail audit, WorkItem item, WorkItemOutcome outcome, string reason) =>
        audit.AddService(
            $"workItem.automatic.{outcome.Name}",
            $"{item.Title}：自动{outcome.DisplayName}（{reason}）",
            item.Subject
        );

    /// <summary>Records that a rule gave an item to somebody else.</summary>
    public static void AddAutomaticPassing(this AuditTrail audit, WorkItem item, string to, string reason) =>
        audit.AddService("workItem.automatic.pass", $"{item.Title}：自动转给{to}（{reason}）", item.Subject);
}
