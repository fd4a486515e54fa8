using Workflows.Documents;
using Workflows.Organization;

namespace Workflows.Plans;

/// <summary>Matches the names a draft prints to departments, and collects every name it can't match.</summary>
internal sealed class NameMatcher(DepartmentDirectory directory, CreatePlan command)
{
    private readonly List<FieldProblem> problems = [];
    private readonly HashSet<string> numbers = new(StringComparer.Ordinal);

    /// <summary>What could not be matched so far.</summary>
    public IReadOnlyList<FieldProblem> Problems => problems;

    public void CheckNumber(TaskDraft draft, int order)
    {
        if (!numbers.Add($"{draft.Section} {draft.Number}"))
            Add($"tasks[{order}].number", "duplicate_task_number", $"同一部分内任务编号{draft.Number}重复。");
    }

    public void CheckDueOn(TaskDraft draft, int order, DateOnly today)
    {
        if (draft.DueOn < today)
            Add(
                $"tasks[{order}].dueOn",
                "due_on_in_past",
                $"任务{draft.Number}的时限{draft.DueOn:yyyy-MM-dd}已经过去。"
            );
    }

    /// <summary>The departments of a task, or null when a name could not be matched.</summary>
    public TaskDepartments? Match(TaskDraft draft, int order)
    {
        var before = problems.Count;
        var lead = MatchLead(draft, order);
        var participants = new List<MatchedParticipant>();

        foreach (var (name, position) in (draft.Participants ?? []).Select((name, position) => (name, position)))
            participants.AddRange(MatchName(name, $"tasks[{order}].participants[{position}]", draft));
        foreach (var (name, position) in (draft.Groups ?? []).Select((name, position) => (name, position)))
            participants.AddRange(MatchGroup(name, $"tasks[{order}].groups[{position}]", draft));

        if (problems.Count > before || lead is null)
            return null;

        return new TaskDepartments(
            lead.Value,
            [
                .. participants
                    .Where(participant => participant.DepartmentId != lead)
                    .DistinctBy(participant => participant.DepartmentId),
            ]
        );
    }

    /// <summary>Refuses the request when a name could not be matched.</summary>
    /// <exception cref="InvalidRequestException">At least one name could not be matched.</exception>
    public void ThrowIfAnyProblem()
    {
        if (problems.Count > 0)
            throw new InvalidRequestException("plan_not_matched", problems);
    }

    private Guid? MatchLead(TaskDraft draft, int order)
    {
        if (draft.Lead is not { Count: 1 })
        {
            Add($"tasks[{order}].lead", "one_lead_required", $"任务{draft.Number}必须有且只有一个牵头部门。");
            return null;
        }

        var matched = MatchName(draft.Lead[0], $"tasks[{order}].lead[0]", draft).ToList();
        return matched.Count == 0 ? null : matched[0].DepartmentId;
    }

    private IEnumerable<MatchedParticipant> MatchName(string name, string field, TaskDraft draft)
    {
        if (Mapped(name) is { } mapped)
            return mapped
                .SelectMany(target => Known(target, field, draft))
                .Select(id => new MatchedParticipant(id, null));
        if (directory.FindGroup(name) is not null)
            return MatchGroup(name, field, draft);

        // 市住建局（建筑工地）: what stands in brackets stays beside the department.
        if (
            directory.Find(name) is null
            && UnitNames.Apart(name.Trim()) is (var unit, { } remark)
            && directory.Find(unit) is { } department
        )
            return [new MatchedParticipant(department.Id, remark) { Origin = ParticipantOrigin.Document }];

        return Known(name, field, draft).Select(id => new MatchedParticipant(id, null));
    }

    private IEnumerable<MatchedParticipant> MatchGroup(string name, string field, TaskDraft draft)
    {
        if (Mapped(name) is { } mapped)
            return mapped
                .SelectMany(target => Known(target, field, draft))
                .Select(id => new MatchedParticipant(id, name));
        if (
            directory.FindGroup(name) is { } group
            && command.ExpandGroups?.Contains(name, StringComparer.Ordinal) == true
        )
            return group.MemberIds.Select(id => new MatchedParticipant(id, name));

        Add(field, "group_unexpanded", $"任务{draft.Number}的“{name}”指一组部门，请确认包括哪些部门{Proposal(name)}。");
        return [];
    }

    private IEnumerable<Guid> Known(string name, string field, TaskDraft draft)
    {
        if (directory.Find(name) is { } department)
            return [department.Id];

        Add(field, "unknown_department", $"任务{draft.Number}的“{name}”不在组织机构中，请改正名称或指明对应部门。");
        return [];
    }

    private IReadOnlyList<string>? Mapped(string name) => command.Mappings?.GetValueOrDefault(name);

    private string Proposal(string name) =>
        directory.FindGroup(name) is { } group
            ? $"（组织机构中为：{string.Join('、', group.MemberIds.Select(id => directory.Get(id).ShortName))}）"
            : "";

    private void Add(string field, string code, string message) => problems.Add(new FieldProblem(field, code, message));
}

/// <summary>The departments of one task.</summary>
internal sealed record TaskDepartments(Guid LeadId, IReadOnlyList<MatchedParticipant> Participants);

/// <summary>A department that takes part.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="GroupName">The printed group it came from, or what the document prints in brackets behind its name.</param>
internal sealed record MatchedParticipant(Guid DepartmentId, string? GroupName)
{
    /// <summary>How it came to take part.</summary>
    public ParticipantOrigin Origin { get; init; } =
        GroupName is null ? ParticipantOrigin.Document : ParticipantOrigin.Group;
}
