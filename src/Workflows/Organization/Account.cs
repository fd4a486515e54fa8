using Microsoft.AspNetCore.Identity;

namespace Workflows.Organization;

/// <summary>What a person signs in with; the person behind it holds the roles.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The person who signs in with this account.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Whether it came with the demonstration: its password is known, so it signs in only while demonstrating.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Whether somebody else set the password: its owner chooses another before anything else.</summary>
    public bool MustChangePassword { get; set; }
}
