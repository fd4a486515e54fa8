using Microsoft.Extensions.Options;
using Workflows.Organization;

namespace Workflows.Reminders;

/// <summary>The reminder policy in force: as the office decided, or else as the settings have it.</summary>
public sealed class ReminderPolicies(OfficeSettings settings, IOptions<ReminderPolicy> options)
{
    private const string Name = "reminders";

    /// <summary>The policy in force now.</summary>
    public Task<ReminderPolicy> ReadAsync(CancellationToken cancellationToken) =>
        settings.ReadAsync(Name, options.Value, cancellationToken);

    internal Task WriteAsync(ReminderPolicy policy, CancellationToken cancellationToken) =>
        settings.WriteAsync(Name, policy, cancellationToken);
}
