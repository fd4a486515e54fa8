using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Persistence;

namespace Workflows.Api.Auth;

/// <summary>Answers with a problem where a browser page would be redirected, and ends sessions that no longer hold.</summary>
internal sealed class SessionCookieEvents(
    IOptions<DemonstrationSettings> demonstration,
    IOptions<IdentityOptions> identity,
    WorkflowsDbContext db
) : CookieAuthenticationEvents
{
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        Refusal.Of(StatusCodes.Status401Unauthorized, "not_signed_in", "请先登录。").ExecuteAsync(context.HttpContext);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Refusal
            .Of(StatusCodes.Status403Forbidden, "forbidden", "您没有权限访问这个页面。")
            .ExecuteAsync(context.HttpContext);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var isOver = !demonstration.Value.Enabled && SessionClaims.IsDemonstration(context.Principal);
        if (!isOver && await HoldsAsync(context))
            return;

        // The account was closed or got another password, or the demonstration ended, while this browser kept its cookie.
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    // Asked at each request, so that a session ends with the account's stamp and not some minutes later.
    private async Task<bool> HoldsAsync(CookieValidatePrincipalContext context)
    {
        var claims = identity.Value.ClaimsIdentity;
        if (!Guid.TryParse(context.Principal?.FindFirstValue(claims.UserIdClaimType), out var id))
            return false;
        var stamp = await db
            .Users.Where(account => account.Id == id)
            .Select(account => account.SecurityStamp)
            .SingleOrDefaultAsync(context.HttpContext.RequestAborted);
        return stamp is not null && stamp == context.Principal.FindFirstValue(claims.SecurityStampClaimType);
    }
}
