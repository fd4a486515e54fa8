using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Phrases;

/// <summary>A person keeps a sentence for later opinions (添加常用语); one he has already is not added twice.</summary>
/// <param name="Text">The sentence.</param>
public sealed record AddPhrase(string Text) : ICommand<PhraseLine>
{
    /// <summary>How long it may be.</summary>
    internal const int LongestText = 200;

    /// <summary>How many a person may keep.</summary>
    internal const int Most = 50;
}

internal sealed class AddPhraseValidator : AbstractValidator<AddPhrase>
{
    public AddPhraseValidator() =>
        RuleFor(command => command.Text)
            .NotEmpty()
            .MaximumLength(AddPhrase.LongestText)
            .WithMessage($"常用语为1到{AddPhrase.LongestText}个字。");
}

internal sealed class AddPhraseHandler(WorkflowsDbContext db, Caller caller, TimeProvider clock)
    : IRequestHandler<AddPhrase, PhraseLine>
{
    public async Task<PhraseLine> Handle(AddPhrase command, CancellationToken cancellationToken)
    {
        var me = caller.Person.Id;
        var text = command.Text.Trim();
        var mine = db.Set<CommonPhrase>().Where(phrase => phrase.PersonId == me);
        if (await mine.SingleOrDefaultAsync(phrase => phrase.Text == text, cancellationToken) is { } known)
            return new PhraseLine(known.Id, known.Text);
        if (await mine.CountAsync(cancellationToken) >= AddPhrase.Most)
            throw new RuleException("too_many_phrases", $"常用语最多{AddPhrase.Most}条，请先删除不用的。");

        var added = new CommonPhrase
        {
            PersonId = me,
            Text = text,
            AddedAt = clock.GetUtcNow(),
        };
        db.Add(added);
        return new PhraseLine(added.Id, added.Text);
    }
}
