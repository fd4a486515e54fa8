using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Audit;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;
using Workflows.Persistence.Flows;

namespace Workflows.Substitutions;

/// <summary>Somebody names who may decide in his place for some days; the office may do so for anybody (设置代理).</summary>
/// <param name="SubstituteId">Who may decide as well.</param>
/// <param name="FromOn">The first day.</param>
/// <param name="ToOn">The last day.</param>
/// <param name="PersonId">Whose work items; the asking person's when left out.</param>
/// <param name="DefinitionId">Only those of this definition's flows; all when left out.</param>
/// <param name="Reason">Why.</param>
public sealed record CreateSubstitution(
    Guid SubstituteId,
    DateOnly FromOn,
    DateOnly ToOn,
    Guid? PersonId = null,
    string? DefinitionId = null,
    string? Reason = null
) : ICommand<SubstitutionState>;

/// <summary>A substitution after an act on it.</summary>
/// <param name="Id">The substitution.</param>
/// <param name="PersonId">Whose work items.</param>
/// <param name="SubstituteId">Who may decide them as well.</param>
/// <param name="EndedAt">When it was ended before its last day.</param>
public sealed record SubstitutionState(Guid Id, Guid PersonId, Guid SubstituteId, DateTimeOffset? EndedAt)
{
    internal static SubstitutionState Of(Substitution row) => new(row.Id, row.PersonId, row.SubstituteId, row.EndedAt);
}

internal sealed class CreateSubstitutionValidator : AbstractValidator<CreateSubstitution>
{
    public CreateSubstitutionValidator(OfficeTime office)
    {
        RuleFor(command => command.SubstituteId).NotEmpty().WithMessage("请选择代理人。");
        RuleFor(command => command.FromOn).NotEmpty().WithMessage("请填写开始日期。");
        RuleFor(command => command.ToOn)
            .GreaterThanOrEqualTo(command => command.FromOn)
            .WithMessage("结束日期不能早于开始日期。")
            .GreaterThanOrEqualTo(_ => office.Today)
            .WithMessage("结束日期不能早于今天。")
            .LessThanOrEqualTo(command => command.FromOn.AddYears(1))
            .WithMessage("一次代理最长一年。")
            .When(command => command.FromOn.Year is > 2000 and < 9000);
        RuleFor(command => command.DefinitionId).MaximumLength(200).WithMessage("流程标识不超过200字。");
        RuleFor(command => command.Reason).MaximumLength(2000).WithMessage("原因不超过2000字。");
    }
}

internal sealed class CreateSubstitutionHandler(
    WorkflowsDbContext db,
    Caller caller,
    AuditTrail audit,
    TimeProvider clock
) : IRequestHandler<CreateSubstitution, SubstitutionState>
{
    public async Task<SubstitutionState> Handle(CreateSubstitution command, CancellationToken cancellationToken)
    {
        var personId = command.PersonId ?? caller.Person.Id;
        if (personId != caller.Person.Id && !caller.Person.Is(Role.OfficeAdmin))
            throw new ForbiddenException("只能为自己设置代理；办公室管理员可以为他人设置。");
        if (personId == command.SubstituteId)
            throw new RuleException("substitute_oneself", "不能由本人代理本人。");

        // Two arrangements at once for one person: the second sees the first.
        await db.LockPeopleAsync([personId], cancellationToken);
        var person = await db.FindPersonAsync(personId, cancellationToken);
        var substitute = await db.FindPersonAsync(command.SubstituteId, cancellationToken);
        person.EnsureAtWork();
        substitute.EnsureAtWork();
        await EnsureNoOtherAsync(command, person, cancellationToken);
        await EnsureDefinitionAsync(command.DefinitionId, cancellationToken);

        var substitution = new Substitution
        {
            PersonId = person.Id,
            SubstituteId = substitute.Id,
            DefinitionId = command.DefinitionId,
            FromOn = command.FromOn,
            ToOn = command.ToOn,
            Reason = command.Reason,
            CreatedById = caller.Person.Id,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(substitution);
        audit.Add(
            "substitution.create",
            $"{substitute.Name}自{command.FromOn:yyyy-MM-dd}至{command.ToOn:yyyy-MM-dd}代理{person.Name}{ScopeOf(command)}",
            AuditSubject.None,
            command.Reason
        );
        return SubstitutionState.Of(substitution);
    }

    private static string ScopeOf(CreateSubstitution command) =>
        command.DefinitionId is null ? "" : $"（仅流程{command.DefinitionId}）";

    private async Task EnsureNoOtherAsync(
        CreateSubstitution command,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var isTaken = await db.Set<Substitution>()
            .AnyAsync(
                row =>
                    row.PersonId == person.Id
                    && row.EndedAt == null
                    && row.DefinitionId == command.DefinitionId
                    && row.FromOn <= command.ToOn
                    && row.ToOn >= command.FromOn,
                cancellationToken
            );
        if (isTaken)
            throw new RuleException(
                "substitution_overlaps",
                $"{person.Name}在这段时间已有同一范围的代理，请先结束原来的代理。"
            );
    }

    private async Task EnsureDefinitionAsync(string? definitionId, CancellationToken cancellationToken)
    {
        if (definitionId is null)
            return;
        if (!await db.Set<DefinitionVersion>().AnyAsync(row => row.DefinitionId == definitionId, cancellationToken))
            throw new InvalidRequestException("unknown_definition", "definitionId", $"没有流程“{definitionId}”。");
    }
}
