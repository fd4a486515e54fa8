namespace Workflows.Reminders;

/// <summary>How mail leaves: settings of the section <c>Mail</c>. Without a host there is no mail.</summary>
public sealed record MailOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Mail";

    /// <summary>The server that takes our mail; empty for no mail.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is kept private.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>The name to sign in by; empty for not signing in.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The password. Set it outside the repository.</summary>
    public string Password { get; init; } = "";

    /// <summary>The address mail comes from.</summary>
    public string From { get; init; } = "";

    /// <summary>The name mail comes from.</summary>
    public string FromName { get; init; } = "方案任务督办";

    /// <summary>Where people reach the page, for links; empty for none.</summary>
    public string PageAddress { get; init; } = "";

    /// <summary>How long the server may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether mail is sent at all.</summary>
    public bool IsOn => Host.Length > 0;

    internal bool IsValid =>
        !IsOn
        || (
            Port is > 0 and <= 65535
            && From.Contains('@', StringComparison.Ordinal)
            && Timeout > TimeSpan.Zero
            && Timeout <= TimeSpan.FromMinutes(2)
            && (PageAddress.Length == 0 || Uri.IsWellFormedUriString(PageAddress, UriKind.Absolute))
        );
}

/// <summary>How a connection to the mail server is kept private.</summary>
public enum MailSecurity
{
    /// <summary>It begins open and turns private, or is given up.</summary>
    StartTls,

    /// <summary>It is private from the beginning.</summary>
    Tls,

    /// <summary>It is open. For a server on the same machine.</summary>
    None,
}
