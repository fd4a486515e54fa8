namespace Workflows.Api.Auth;

/// <summary>Settings of the section <c>SignIn</c>.</summary>
internal sealed record SignInSettings
{
    /// <summary>The section's name.</summary>
    public const string Section = "SignIn";

    /// <summary>Wrong passwords in a row before the account is locked.</summary>
    public int MaxFailedAttempts { get; init; } = 5;

    /// <summary>How long a locked account stays locked.</summary>
    public TimeSpan LockoutTime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a session lasts without use.</summary>
    public TimeSpan SessionTime { get; init; } = TimeSpan.FromHours(8);

    /// <summary>Fewest characters of a new password; upper and lower case, a digit and a sign are asked for as well.</summary>
    public int ShortestPassword { get; init; } = 10;

    /// <summary>Whether the values make sense together.</summary>
    public bool IsValid =>
        MaxFailedAttempts > 0 && ShortestPassword >= 8 && LockoutTime > TimeSpan.Zero && SessionTime > TimeSpan.Zero;
}
