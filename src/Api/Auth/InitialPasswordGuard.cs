using Microsoft.AspNetCore.Authorization;

namespace Workflows.Api.Auth;

/// <summary>Marks what somebody may do who still has the password that another one set.</summary>
internal sealed class AllowsInitialPassword
{
    public static AllowsInitialPassword Instance { get; } = new();
}

/// <summary>Whoever signed in with a password that another one set first chooses one of his own.</summary>
internal sealed class InitialPasswordGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (
            !SessionClaims.HasInitialPassword(context.User)
            || endpoint?.Metadata.GetMetadata<AllowsInitialPassword>() is not null
            || endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null
        )
            return next(context);

        return Refusal
            .Of(StatusCodes.Status403Forbidden, "password_change_required", "请先把初始密码改成您自己的密码。")
            .ExecuteAsync(context);
    }
}
