using Workflows.Organization;

namespace Workflows.Plans;

/// <summary>What a person may do to a task now, as the page offers it. The commands check it again.</summary>
/// <remarks>What he may do to a step that waits is told with the step: <see cref="StepActions"/>.</remarks>
internal static class TaskActions
{
    /// <summary>Names of the acts, which are also the last part of their routes where there is one.</summary>
    public static IReadOnlyList<string> Of(PlanTask task, Person person, bool hasOpenExtension, DateOnly today) =>
        [.. Candidates(task, person, hasOpenExtension, today).Where(act => act.IsOpen).Select(act => act.Name)];

    private static IEnumerable<(string Name, bool IsOpen)> Candidates(
        PlanTask task,
        Person person,
        bool hasOpenExtension,
        DateOnly today
    )
    {
        var isSuspended = task.Status is PlanTaskStatus.Suspended;
        var isHandedOut = task.Status is not PlanTaskStatus.AwaitingAssignment;
        var isUnderWay = isHandedOut && !isSuspended && !task.HasEnded;
        var isAccepted = isUnderWay && task.Status is not PlanTaskStatus.AwaitingAcceptance;
        if (person.Is(Role.OfficeAdmin))
        {
            yield return ("setDueDay", !task.HasEnded);
            yield return ("setCycle", !task.HasEnded);
            yield return ("addTarget", !task.HasEnded);
            yield return ("suspend", isUnderWay);
            yield return ("resume", isSuspended);
            yield return ("terminate", isUnderWay || isSuspended);
            yield return ("changeLead", isUnderWay || isSuspended);
            yield return ("reopen", task.HasEnded && task.Status is not PlanTaskStatus.Archived);
            yield return ("archive", task.Status is PlanTaskStatus.Closed);
        }

        if (person.Is(Role.OfficeAdmin) || person.Is(Role.Leader))
            yield return ("decideExtension", isUnderWay && hasOpenExtension);
        if (task.IsLedBy(person))
        {
            yield return ("split", task.Status is PlanTaskStatus.InProgress);
            yield return ("consult", isAccepted);
            yield return ("requestExtension", isUnderWay && !hasOpenExtension && task.DueOn >= today);
            yield return ("withdrawExtension", isUnderWay && hasOpenExtension);
        }

        yield return ("report", isUnderWay && task.IsWorkedOnBy(person));
        yield return ("downloadArchive", task.HasArchive && person.SeesAllOf(task.LeadDepartmentId));
    }
}
