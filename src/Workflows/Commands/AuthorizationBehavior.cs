using System.Reflection;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Commands;

/// <summary>Loads who is asking and refuses those whose roles do not allow the request at all.</summary>
internal sealed class AuthorizationBehavior<TRequest, TResponse>(WorkflowsDbContext db, Caller caller)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    private static readonly IReadOnlyList<Role>? Required = typeof(TRequest)
        .GetCustomAttribute<RequiresRoleAttribute>()
        ?.Roles;

    public async Task<TResponse> Handle(
        TRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<TResponse> next
    )
    {
        if (caller.PersonId is { } id)
            caller.Person = await db.Set<Person>()
                .AsNoTracking()
                .SingleAsync(person => person.Id == id, cancellationToken);

        if (Required is not null && !Required.Any(caller.Person.Is))
            throw new ForbiddenException($"只有{string.Join('、', Required.Select(RoleName.Of))}可以进行这项操作。");

        return await next();
    }
}
