using Workflows.Documents;
using Workflows.Organization;

namespace Workflows.Plans.Reimport;

/// <summary>A task as it runs beside what the corrected document says of it; one of the two may be missing.</summary>
/// <param name="Task">As it runs.</param>
/// <param name="Draft">As the document says.</param>
/// <param name="Index">The draft's place among the drafts.</param>
/// <param name="Departments">The departments of the draft; null when a name is not known.</param>
internal sealed record TaskPair(PlanTask? Task, TaskDraft? Draft, int Index, TaskDepartments? Departments)
{
    /// <summary>Pairs tasks by their number, and by section too where a number stands in several.</summary>
    public static IReadOnlyList<TaskPair> Of(
        IReadOnlyCollection<PlanTask> tasks,
        IReadOnlyList<TaskDraft> drafts,
        NameMatcher names
    )
    {
        var isUnique =
            tasks.Select(task => task.Number).Distinct(StringComparer.Ordinal).Count() == tasks.Count
            && drafts.Select(draft => draft.Number).Distinct(StringComparer.Ordinal).Count() == drafts.Count;
        var running = new Dictionary<string, PlanTask>(StringComparer.Ordinal);
        foreach (var task in tasks)
            running.TryAdd(KeyOf(task.Number, task.SectionNumber), task);

        var pairs = new List<TaskPair>();
        foreach (var (draft, index) in drafts.Select((draft, index) => (draft, index)))
        {
            names.CheckNumber(draft, index);
            running.Remove(KeyOf(draft.Number, draft.Section), out var task);
            pairs.Add(new TaskPair(task, draft, index, names.Match(draft, index)));
        }

        return
        [
            .. pairs,
            .. running.Values.OrderBy(task => task.Order).Select(task => new TaskPair(task, null, -1, null)),
        ];

        string KeyOf(string number, string? section) => isUnique ? number : $"{section} {number}";
    }

    /// <summary>What is different; null when nothing is, or when the task has ended without the document's doing.</summary>
    public TaskChange? Change(DepartmentDirectory directory)
    {
        if (Draft is null)
            return Task!.HasEnded
                ? null
                : new TaskChange(
                    TaskChangeKind.Removed,
                    Task.Number,
                    Task.SectionNumber,
                    Task.Title,
                    Task.Id,
                    null,
                    []
                );

        var (line, title) = (Draft.Source?.Line, Draft.Title.Trim());
        if (Task is null)
            return new TaskChange(TaskChangeKind.Added, Draft.Number, Draft.Section, title, null, line, []);

        var fields = Fields(Task, Draft, directory).ToList();
        return fields.Count == 0
            ? null
            : new TaskChange(TaskChangeKind.Changed, Draft.Number, Draft.Section, title, Task.Id, line, fields);
    }

    /// <summary>The departments that take part because the document says so, or now says so too.</summary>
    public static IEnumerable<Guid> PrintedParticipants(PlanTask task, IReadOnlyCollection<Guid> stated) =>
        task
            .Participants.Where(row =>
                row.Origin is ParticipantOrigin.Document or ParticipantOrigin.Group || stated.Contains(row.DepartmentId)
            )
            .OrderBy(row => row.Order)
            .Select(row => row.DepartmentId);

    private IEnumerable<FieldChange> Fields(PlanTask task, TaskDraft draft, DepartmentDirectory directory)
    {
        var isOpen = !task.HasEnded;
        if (!task.Title.Equals(draft.Title.Trim(), StringComparison.Ordinal))
            yield return new FieldChange(TaskField.Title, task.Title, draft.Title.Trim(), isOpen);
        if (!task.Text.Equals(draft.Text, StringComparison.Ordinal))
            yield return new FieldChange(TaskField.Text, task.Text, draft.Text, isOpen);
        if (draft.DueOn is { } dueOn && dueOn != task.DueOn)
            yield return new FieldChange(TaskField.DueOn, $"{task.DueOn:yyyy-MM-dd}", $"{dueOn:yyyy-MM-dd}", isOpen);

        var stated = Departments?.Participants.Select(participant => participant.DepartmentId).ToList() ?? [];
        var (lead, participants) = (NamesOf([task.LeadDepartmentId]), PrintedParticipants(task, stated).ToList());
        if (Departments is null)
        {
            yield return new FieldChange(TaskField.Lead, lead, string.Join('、', draft.Lead ?? []), false);
            var printed = (draft.Participants ?? []).Concat(draft.Groups ?? []);
            yield return new FieldChange(
                TaskField.Participants,
                NamesOf(participants),
                string.Join('、', printed),
                false
            );
        }
        else
        {
            if (Departments.LeadId != task.LeadDepartmentId)
                yield return new FieldChange(TaskField.Lead, lead, NamesOf([Departments.LeadId]), isOpen);
            if (!stated.ToHashSet().SetEquals(participants))
                yield return new FieldChange(TaskField.Participants, NamesOf(participants), NamesOf(stated), isOpen);
        }

        var targets = TargetPair.Of(task.Targets, draft.Targets ?? []);
        if (targets.Any(pair => pair.IsChanged))
            yield return new FieldChange(
                TaskField.Targets,
                TextOf(
                    targets
                        .Select(pair => pair.Target)
                        .OfType<Target>()
                        .OrderBy(target => target.Order)
                        .Select(target => target.Text)
                ),
                TextOf((draft.Targets ?? []).Select(target => target.Text)),
                isOpen
            );

        string NamesOf(IEnumerable<Guid> ids) => string.Join('、', ids.Select(id => directory.Get(id).ShortName));
        static string TextOf(IEnumerable<string> texts) => string.Join('；', texts);
    }
}
