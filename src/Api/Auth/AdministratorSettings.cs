namespace Workflows.Api.Auth;

/// <summary>Settings of the section <c>Administrator</c>: whom to create when nobody can sign in yet. Set them outside the repository.</summary>
internal sealed record AdministratorSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "Administrator";

    /// <summary>Name to sign in by; empty creates nobody.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Full name.</summary>
    public string Name { get; init; } = "系统管理员";

    /// <summary>The password to begin with.</summary>
    public string Password { get; init; } = "";

    /// <summary>Whether somebody is to be created.</summary>
    public bool IsSet => UserName.Length > 0;

    /// <summary>Whether name and password are given together.</summary>
    public bool IsValid => IsSet == Password.Length > 0;
}
