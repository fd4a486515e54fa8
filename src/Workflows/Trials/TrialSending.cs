using System.Text.Json;
using Workflows.Approvals;
using Workflows.Persistence;

namespace Workflows.Trials;

/// <summary>Says what would have been sent to another server.</summary>
internal static class TrialSending
{
    /// <summary>Whether it is told; a mail says no more than its notice.</summary>
    public static bool Tells(string kind) => kind is OutboxKinds.SendRequest or OutboxKinds.NotifyTask;

    public static string SentenceOf(OutboxMessage message)
    {
        if (message.Kind == OutboxKinds.SendRequest)
        {
            var request = JsonSerializer.Deserialize<SendRequest>(message.Payload, WorkflowsJson.Options)!;
            return $"{request.Method} {request.Url}";
        }

        var task = JsonSerializer.Deserialize<NotifyTask>(message.Payload, WorkflowsJson.Options)!;
        return $"外部任务“{task.TaskName}”";
    }
}
