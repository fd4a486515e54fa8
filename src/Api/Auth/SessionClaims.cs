using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Workflows.Organization;

namespace Workflows.Api.Auth;

/// <summary>What the session cookie says of its holder: who it is, never what the person may do.</summary>
internal sealed class SessionClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    private const string Person = "person";
    private const string Demonstration = "demonstration";
    private const string InitialPassword = "initialPassword";

    public static Guid? PersonOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Person), out var id) ? id : null;

    public static bool HasInitialPassword(ClaimsPrincipal principal) =>
        principal.HasClaim(claim => claim.Type is InitialPassword);

    public static bool IsDemonstration(ClaimsPrincipal? principal) =>
        principal?.HasClaim(claim => claim.Type is Demonstration) is true;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Person, user.PersonId.ToString()));
        if (user.IsDemonstration)
            identity.AddClaim(new Claim(Demonstration, "true"));
        if (user.MustChangePassword)
            identity.AddClaim(new Claim(InitialPassword, "true"));
        return identity;
    }
}
