using MediatR;

namespace Workflows.Approvals;

/// <summary>Asks which departments a task belongs to; answered by whoever keeps tasks.</summary>
internal sealed record DepartmentsOfTask(Guid TaskId) : IRequest<InvolvedDepartments>;

/// <summary>The departments of a task.</summary>
/// <param name="Lead">Who leads it.</param>
/// <param name="Participants">Who takes part, in order.</param>
internal sealed record InvolvedDepartments(Guid? Lead, IReadOnlyList<Guid> Participants);
