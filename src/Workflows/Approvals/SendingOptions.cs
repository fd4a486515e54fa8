namespace Workflows.Approvals;

/// <summary>Settings of the section <c>Http:Sending</c>: how flows call other servers, and which.</summary>
public sealed record SendingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Http:Sending";

    /// <summary>How long an answer may take; afterwards the outcome is <c>Timeout</c>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The longest answer, in bytes; a longer one counts as no connection.</summary>
    public int AnswerSizeLimit { get; init; } = 5_000_000;

    /// <summary>Whether flows may call addresses of this machine and of private networks.</summary>
    public bool AllowPrivateNetworks { get; init; }

    /// <summary>Hosts, by name or address, that may be called wherever they are.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Hosts, by name or address, that may never be called.</summary>
    public IReadOnlyList<string> ForbiddenHosts { get; init; } = [];

    /// <summary>How long whoever sends a message has it alone; after a crash it is sent again then.</summary>
    public TimeSpan Lease => Timeout + TimeSpan.FromSeconds(30);

    /// <summary>Whether the values make sense.</summary>
    public bool IsValid => Timeout > TimeSpan.Zero && Timeout <= TimeSpan.FromHours(1) && AnswerSizeLimit > 0;
}

/// <summary>Settings of the section <c>Tasks</c>: who is told of the tasks that flows ask for (RunTask).</summary>
public sealed record TaskOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Tasks";

    /// <summary>Where to post each request; empty tells nobody.</summary>
    public string WebhookUrl { get; init; } = "";

    /// <summary>Whether anybody is told.</summary>
    public bool IsOn => WebhookUrl.Length > 0;

    /// <summary>Whether the address can be posted to.</summary>
    public bool IsValid =>
        !IsOn || (Uri.TryCreate(WebhookUrl, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https"));
}
