using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Commands;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Views;

/// <summary>A person keeps what a page is narrowed to; under a name already used there it takes that one's place.</summary>
/// <param name="Path">The page's path.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Query">The query of the address, without the question mark.</param>
public sealed record SaveView(string Path, string Name, string Query) : ICommand<ViewLine>
{
    internal const int LongestPath = 200;
    internal const int LongestName = 40;
    internal const int LongestQuery = 2000;
}

internal sealed class SaveViewValidator : AbstractValidator<SaveView>
{
    public SaveViewValidator()
    {
        RuleFor(command => command.Path)
            .NotEmpty()
            .WithMessage("请说明是哪个页面的视图。")
            .MaximumLength(SaveView.LongestPath)
            .WithMessage("页面地址太长。")
            .Matches("^(/[A-Za-z0-9-]+)+$")
            .WithMessage("页面地址以“/”开头，不带域名和参数。");
        RuleFor(command => command.Name)
            .Must(name => name?.Trim() is { Length: > 0 and <= SaveView.LongestName })
            .WithMessage($"请填写视图名称，不超过{SaveView.LongestName}字。");
        RuleFor(command => command.Query)
            .NotNull()
            .WithMessage("请给出视图的筛选条件。")
            .MaximumLength(SaveView.LongestQuery)
            .WithMessage("筛选条件太长。");
    }
}

internal sealed class SaveViewHandler(WorkflowsDbContext db, Caller caller) : IRequestHandler<SaveView, ViewLine>
{
    private const int MostViews = 50;

    public async Task<ViewLine> Handle(SaveView command, CancellationToken cancellationToken)
    {
        var me = caller.Person.Id;
        var name = command.Name.Trim();
        var ofPage = db.Set<SavedView>().Where(view => view.PersonId == me && view.Path == command.Path);
        var view = await ofPage.SingleOrDefaultAsync(view => view.Name == name, cancellationToken);
        if (view is null)
        {
            if (await ofPage.CountAsync(cancellationToken) >= MostViews)
                throw new RuleException("too_many_views", $"一个页面最多保存{MostViews}个视图；请先删除不用的。");

            view = new SavedView
            {
                PersonId = me,
                Path = command.Path,
                Name = name,
                Query = command.Query,
            };
            db.Add(view);
        }

        view.Query = command.Query;
        return new ViewLine(view.Id, view.Name, view.Query);
    }
}
