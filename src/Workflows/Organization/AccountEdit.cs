using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Workflows.Persistence;

namespace Workflows.Organization;

/// <summary>What changes an account, in the command's own transaction. Every change ends the sessions that hold it.</summary>
internal sealed class AccountEdit(WorkflowsDbContext db, UserManager<Account> accounts)
{
    /// <summary>Adds a person with an account, whose password is to be changed at the first sign-in.</summary>
    public async Task AddAsync(Person person, string userName, Password password)
    {
        db.Add(person);
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            UserName = userName.Trim(),
            MustChangePassword = true,
        };
        Ensure(await accounts.CreateAsync(account, password.Value), "password");
    }

    /// <summary>The account of a person.</summary>
    public Task<Account> OfAsync(Person person, CancellationToken cancellationToken) =>
        accounts.Users.SingleAsync(account => account.PersonId == person.Id, cancellationToken);

    /// <summary>Gives the account another name to sign in by.</summary>
    public async Task RenameAsync(Account account, string userName)
    {
        if (account.UserName != userName.Trim())
            Ensure(await accounts.SetUserNameAsync(account, userName.Trim()), "userName");
    }

    /// <summary>Gives the account a password that its owner has to change, and lets him try again at once.</summary>
    public async Task ResetPasswordAsync(Account account, Password password)
    {
        account.MustChangePassword = true;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        foreach (var validator in accounts.PasswordValidators)
            Ensure(await validator.ValidateAsync(accounts, account, password.Value), "password");
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password.Value);
        await EndSessionsAsync(account);
    }

    /// <summary>The owner chooses another password.</summary>
    public async Task ChangePasswordAsync(Account account, Password current, Password another)
    {
        account.MustChangePassword = false;
        Ensure(await accounts.ChangePasswordAsync(account, current.Value, another.Value), "newPassword");
    }

    /// <summary>Whoever is signed in with the account is no longer.</summary>
    public async Task EndSessionsAsync(Account account) =>
        Ensure(await accounts.UpdateSecurityStampAsync(account), "account");

    private static void Ensure(IdentityResult result, string passwordField)
    {
        if (!result.Succeeded)
            throw new InvalidRequestException(
                "invalid_request",
                [
                    .. result.Errors.Select(error => new FieldProblem(
                        FieldOf(error.Code, passwordField),
                        error.Code,
                        error.Description
                    )),
                ]
            );
    }

    private static string FieldOf(string code, string passwordField) =>
        code switch
        {
            nameof(IdentityErrorDescriber.PasswordMismatch) => "currentPassword",
            _ when code.Contains("UserName", StringComparison.Ordinal) => "userName",
            _ => passwordField,
        };
}
