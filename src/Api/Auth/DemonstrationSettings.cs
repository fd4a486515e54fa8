namespace Workflows.Api.Auth;

/// <summary>Settings of the section <c>Demonstration</c>: invented people with one known password, for trying the service out.</summary>
public sealed record DemonstrationSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Demonstration";

    /// <summary>The shortest password accepted.</summary>
    public const int ShortestPassword = 8;

    /// <summary>Whether the invented people are created and may sign in.</summary>
    public bool Enabled { get; init; }

    /// <summary>The one password of all of them.</summary>
    public string Password { get; init; } = "";

    /// <summary>The password to create accounts with; none when not demonstrating.</summary>
    public string? PasswordIfEnabled => Enabled ? Password : null;

    /// <summary>Whether the password will do.</summary>
    public bool IsValid => !Enabled || Password.Length >= ShortestPassword;
}
