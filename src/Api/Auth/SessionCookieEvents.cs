using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Workflows.Api.Auth;

/// <summary>Answers with a problem where a browser page would be redirected, and ends sessions that no longer hold.</summary>
internal sealed class SessionCookieEvents(IOptions<DemonstrationSettings> demonstration) : CookieAuthenticationEvents
{
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        Refusal.Of(StatusCodes.Status401Unauthorized, "not_signed_in", "请先登录。").ExecuteAsync(context.HttpContext);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Refusal
            .Of(StatusCodes.Status403Forbidden, "forbidden", "您没有权限访问这个页面。")
            .ExecuteAsync(context.HttpContext);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        await SecurityStampValidator.ValidatePrincipalAsync(context);
        if (demonstration.Value.Enabled || !SessionClaims.IsDemonstration(context.Principal))
            return;

        // The demonstration ended while this browser kept its cookie.
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
