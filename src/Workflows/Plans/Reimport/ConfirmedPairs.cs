using Workflows.Organization;

namespace Workflows.Plans.Reimport;

/// <summary>Finds the task of each confirmed change, and refuses what is not a change or can't be applied.</summary>
internal static class ConfirmedPairs
{
    /// <summary>The confirmed changes with their tasks.</summary>
    /// <exception cref="InvalidRequestException">At least one of them can't be applied.</exception>
    public static IReadOnlyList<(ConfirmedChange Change, TaskPair Pair)> Of(
        ReimportPlan command,
        IReadOnlyList<TaskPair> pairs,
        NameMatcher names,
        DepartmentDirectory directory
    )
    {
        var differences = pairs
            .Select(pair => (Pair: pair, Change: pair.Change(directory)))
            .Where(row => row.Change is not null)
            .ToList();
        var problems = new List<FieldProblem>();
        var chosen = new List<(ConfirmedChange, TaskPair)>();
        var seen = new HashSet<TaskPair>(ReferenceEqualityComparer.Instance);
        foreach (var (change, index) in command.Confirmed.Select((change, index) => (change, index)))
        {
            var found = differences.FindAll(row => Means(change, row.Change!));
            if (found is not [var difference] || !seen.Add(difference.Pair))
            {
                var message =
                    found.Count > 1
                        ? $"有多项任务的编号是{change.Number}，请写明所在部分。"
                        : $"任务{change.Number}没有这种更正，或重复确认，请重新比对。";
                problems.Add(new FieldProblem($"confirmed[{index}]", "no_such_change", message));
                continue;
            }

            chosen.Add((change, difference.Pair));
            problems.AddRange(Inapplicable(change, index, difference.Change!));
            if (NeedsNames(change) && difference.Pair.Departments is null)
                problems.AddRange(
                    names.Problems.Where(problem =>
                        problem.Field.StartsWith($"tasks[{difference.Pair.Index}].", StringComparison.Ordinal)
                    )
                );
        }

        return problems.Count == 0 ? chosen : throw new InvalidRequestException("reimport_not_applicable", problems);
    }

    private static bool Means(ConfirmedChange confirmed, TaskChange change) =>
        confirmed.Kind == change.Kind
        && confirmed.Number.Equals(change.Number, StringComparison.Ordinal)
        && (confirmed.Section is null || confirmed.Section.Equals(change.Section, StringComparison.Ordinal));

    private static bool NeedsNames(ConfirmedChange change) =>
        change.Kind is TaskChangeKind.Added
        || (
            change.Kind is TaskChangeKind.Changed
            && change.Fields!.Any(field => field is TaskField.Lead or TaskField.Participants)
        );

    private static IEnumerable<FieldProblem> Inapplicable(ConfirmedChange confirmed, int index, TaskChange change) =>
        from field in confirmed.Kind is TaskChangeKind.Changed ? confirmed.Fields!.Distinct() : []
        where change.Fields.FirstOrDefault(row => row.Field == field) is not { CanApply: true }
        select new FieldProblem(
            $"confirmed[{index}].fields",
            "field_not_applicable",
            $"任务{confirmed.Number}的这项内容没有更正，或不能按文件更正（任务已办结，或部门名称不认识）。"
        );
}
