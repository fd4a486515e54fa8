using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Api.Auth;

/// <summary>Pages for office admins alone, such as Hangfire's dashboard. Roles are read when the page is asked for.</summary>
internal sealed class OfficeAdmins : IAuthorizationRequirement
{
    public const string Policy = "OfficeAdmins";
}

internal sealed class OfficeAdminsHandler(WorkflowsDbContext db) : AuthorizationHandler<OfficeAdmins>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, OfficeAdmins requirement)
    {
        if (SessionClaims.PersonOf(context.User) is not { } id)
            return;

        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(person => person.Id == id);
        if (person?.Is(Role.OfficeAdmin) is true)
            context.Succeed(requirement);
    }
}
