using Workflows.Organization;
using Workflows.Plans;

namespace Workflows.Trials;

/// <summary>The departments a flow is tried with: those asked for, else the task's, else some that have people.</summary>
/// <param name="Lead">Who leads.</param>
/// <param name="Participants">Who takes part.</param>
/// <param name="Department">Who does the subtask, or is asked; null where the flow is about neither.</param>
internal sealed record TrialCast(Department Lead, IReadOnlyList<Department> Participants, Department? Department)
{
    private const int UsualParticipants = 2;

    /// <summary>Chooses them.</summary>
    /// <exception cref="InvalidRequestException">There is no such department.</exception>
    public static TrialCast Of(
        WalkTrial trial,
        PlanTask? like,
        DepartmentDirectory directory,
        IEnumerable<Person> people
    )
    {
        var start = trial.Start ?? new TrialStart();
        var manned = people.Where(person => person.Roles.Count > 0).Select(person => person.DepartmentId).ToHashSet();
        var able = directory
            .Departments.Where(department => !department.IsOffice && manned.Contains(department.Id))
            .ToList();

        var lead =
            Known(directory, start.LeadDepartmentId, "start.leadDepartmentId")
            ?? (like is null ? able.FirstOrDefault() ?? directory.Office : directory.Get(like.LeadDepartmentId));
        var participants = (
            start.ParticipantIds?.Select(id => Known(directory, id, "start.participantIds")!)
            ?? like?.Participants.OrderBy(row => row.Order).Select(row => directory.Get(row.DepartmentId))
            ?? able.Where(department => department != lead).Take(UsualParticipants)
        )
            .Where(department => department != lead)
            .Distinct()
            .ToList();
        var department =
            Known(directory, start.DepartmentId, "start.departmentId")
            ?? trial.DefinitionId switch
            {
                TrialBeginning.OfSubtask => participants.FirstOrDefault() ?? lead,
                TrialBeginning.OfConsultation => able.Find(other => other != lead && !participants.Contains(other)),
                _ => null,
            };
        return new TrialCast(lead, participants, department);
    }

    private static Department? Known(DepartmentDirectory directory, Guid? id, string field) =>
        id is not { } known
            ? null
            : directory.Find(known)
                ?? throw new InvalidRequestException("unknown_department", field, "没有这个部门，请重新选择。");
}
