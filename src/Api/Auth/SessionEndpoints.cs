using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Workflows.Organization;
using Workflows.Persistence;

namespace Workflows.Api.Auth;

/// <summary>Signing in, signing out and who is signed in.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/api").WithTags("Session");
        session
            .MapPost("/session", SignInAsync)
            .AllowAnonymous()
            .WithName("SignIn")
            .WithSummary("登录")
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        session
            .MapDelete("/session", SignOutAsync)
            .WithName("SignOut")
            .WithSummary("退出登录")
            .WithMetadata(AllowsInitialPassword.Instance);
        session
            .MapGet("/me", MeAsync)
            .WithName("Me")
            .WithSummary("当前登录人员")
            .WithMetadata(AllowsInitialPassword.Instance);
        session
            .MapPut("/me/password", ChangePasswordAsync)
            .WithName("ChangePassword")
            .WithSummary("修改密码")
            .WithMetadata(AllowsInitialPassword.Instance);
        session.MapPut("/me/mail", SetMailAsync).WithName("SetMail").WithSummary("邮件提醒");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> SignInAsync(
        Credentials credentials,
        SignInManager<Account> session,
        IOptions<DemonstrationSettings> demonstration,
        WorkflowsDbContext db
    )
    {
        var account = await session.UserManager.FindByNameAsync(credentials.UserName ?? "");
        if (account is null || (account.IsDemonstration && !demonstration.Value.Enabled))
        {
            // As slow as a wrong password, so that the answer's time does not tell which names exist.
            session.UserManager.PasswordHasher.HashPassword(new Account(), credentials.Password ?? "");
            return Refused("sign_in_failed", "用户名或密码不正确。");
        }

        var result = await session.CheckPasswordSignInAsync(
            account,
            credentials.Password ?? "",
            lockoutOnFailure: true
        );
        if (result.IsLockedOut)
            return Refused("sign_in_locked", "密码连续输错次数过多，账号已暂时锁定，请稍后再试。");
        if (!result.Succeeded)
            return Refused("sign_in_failed", "用户名或密码不正确。");

        // Said only to who knows the password.
        if (await db.Set<Person>().AnyAsync(person => person.Id == account.PersonId && person.ClosedAt != null))
            return Refused("account_closed", "这个账号已停用，请联系办公室管理员。");

        await session.SignInAsync(account, isPersistent: false);
        return TypedResults.NoContent();
    }

    // The other sessions have ended with the old password; this one goes on.
    private static async Task<NoContent> ChangePasswordAsync(
        ChangePassword command,
        IMediator mediator,
        SignInManager<Account> session,
        CancellationToken cancellationToken
    )
    {
        var person = await mediator.Send(command, cancellationToken);
        var account = await session.UserManager.Users.SingleAsync(
            account => account.PersonId == person.Id,
            cancellationToken
        );
        await session.SignInAsync(account, isPersistent: false);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SetMailAsync(
        SetMail command,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        await mediator.Send(command, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SignOutAsync(SignInManager<Account> session)
    {
        await session.SignOutAsync();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<SignedInPersonView>, ProblemHttpResult>> MeAsync(
        Caller caller,
        IMediator mediator,
        CancellationToken cancellationToken
    ) =>
        caller.PersonId is { } id
            ? TypedResults.Ok(await mediator.Send(new SignedInPerson(id), cancellationToken))
            : Refused("not_signed_in", "请先登录。");

    private static ProblemHttpResult Refused(string code, string detail) =>
        Refusal.Of(StatusCodes.Status401Unauthorized, code, detail);
}

/// <summary>What a person signs in with.</summary>
/// <param name="UserName">Name to sign in by.</param>
/// <param name="Password">The password.</param>
internal sealed record Credentials(string? UserName, string? Password);
