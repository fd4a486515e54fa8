using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>What is said of a department when it is added or changed.</summary>
public interface IDepartmentDescription
{
    /// <summary>Name as plan documents print it.</summary>
    string ShortName { get; }

    /// <summary>Full official name; the short name when left out.</summary>
    string? Name { get; }

    /// <summary>Other names documents use for it.</summary>
    IReadOnlyList<string>? Aliases { get; }

    /// <summary>Department of the organ, or a unit below it.</summary>
    DepartmentKind Kind { get; }

    /// <summary>The leaders in charge of it; none means all leaders.</summary>
    IReadOnlyList<Guid>? SupervisingLeaderIds { get; }
}

internal sealed class DepartmentDescriptionValidator : AbstractValidator<IDepartmentDescription>
{
    private const int LongestName = 100;
    private const int MostAliases = 50;
    private const int MostLeaders = 20;

    public DepartmentDescriptionValidator()
    {
        RuleFor(department => department.ShortName)
            .Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName)
            .WithMessage($"请填写部门简称（不超过{LongestName}字）。");
        RuleFor(department => department.Name)
            .MaximumLength(LongestName)
            .WithMessage($"部门全称不超过{LongestName}字。");
        RuleFor(department => department.Aliases)
            .Must(aliases => (aliases?.Count ?? 0) <= MostAliases)
            .WithMessage($"别名最多{MostAliases}个。");
        RuleFor(department => department.SupervisingLeaderIds)
            .Must(leaders => (leaders?.Count ?? 0) <= MostLeaders)
            .WithMessage($"分管领导最多{MostLeaders}人。");
        RuleForEach(department => department.Aliases)
            .Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName)
            .WithMessage($"别名不能为空，也不超过{LongestName}字。");
    }
}

/// <summary>What adding and changing a department have in common: a name leads to one department only.</summary>
internal sealed class DepartmentEdit(WorkflowsDbContext db)
{
    public async Task<Department> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.FindAsync<Department>([id], cancellationToken) ?? throw new NotFoundException("部门", id);

    /// <summary>Refuses a name that another department has, and one that a closed one keeps as its code.</summary>
    public async Task EnsureNamesAreFreeAsync(Department department, CancellationToken cancellationToken)
    {
        var others = await db.Set<Department>()
            .AsNoTracking()
            .Where(other => other.Id != department.Id)
            .ToListAsync(cancellationToken);
        foreach (var other in others)
        {
            var taken = other.ClosedAt is null ? other.Names : [other.Code];
            if (department.Names.FirstOrDefault(name => taken.Contains(name, StringComparer.Ordinal)) is { } name)
                throw new RuleException(
                    "department_name_taken",
                    $"“{name}”已是{other.ShortName}{(other.ClosedAt is null ? "" : "（已撤销）")}的名称，请换一个。"
                );
        }
    }

    /// <summary>The names without blanks and repetitions.</summary>
    public static List<string> Tidy(IReadOnlyList<string>? names) =>
        [.. (names ?? []).Select(name => name.Trim()).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
}
